import type { RecommendationLink, StructuredDocument } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { coverage } from "~/app/domain/mapping/coverage.js";
import type { StoredRecommendation } from "~/app/domain/recommendations/source.js";

/** What a submission says of one recommendation. */
export interface FilledAnswer {
  /** As printed; empty where the block bears no number. */
  paragraph: string;
  level?: RecommendationLink["level"];
  note?: string;
}

export interface FilledRow {
  recommendation: StoredRecommendation;
  answers: FilledAnswer[];
}

/** A matrix of recommendations with what a submission says of each. */
export interface FilledMatrix {
  title: string;
  review: { stateName: string; session: number; cycle: number };
  symbol: string;
  rows: FilledRow[];
}

/** The rows of a filled matrix: every recommendation, in the list's order, with the paragraphs that answer it. */
export function fillMatrix(document: StructuredDocument, recommendations: readonly StoredRecommendation[]): FilledRow[] {
  const numbers = number(document.blocks).blocks;
  const answers = new Map(
    coverage(document, recommendations).recommendations.map(({ recommendation: r, answers }) => [`${r.symbol} ${r.number}`, answers]),
  );
  return recommendations.map((recommendation) => ({
    recommendation,
    answers: (answers.get(`${recommendation.symbol} ${recommendation.number}`) ?? []).map(({ block, link }) => ({
      paragraph: numbers.get(block) ?? "",
      ...(link?.level && { level: link.level }),
      ...(link?.note && { note: link.note }),
    })),
  }));
}

export const positionWords: Record<StoredRecommendation["position"], string> = {
  supported: "Supported",
  "supported/noted": "Supported/Noted",
  noted: "Noted",
  "under consideration": "Under consideration",
  unknown: "",
};

const LEVELS: Record<NonNullable<FilledAnswer["level"]>, string> = {
  implemented: "Implemented",
  partly: "Partly implemented",
  not: "Not implemented",
  "gone-back": "The situation has gone back",
  "no-information": "No information",
};

/** The words of the column "Assessment/comments on level of implementation", a line per answer, as OHCHR's English lists have it. */
export const assessmentLines = (answers: readonly FilledAnswer[]): string[] =>
  answers.map(({ paragraph, level, note }) => [paragraph && `Para. ${paragraph}`, level && LEVELS[level], note].filter(Boolean).join(": "));

/** The text with its recommending States behind it, where it does not name them itself. */
export function textWithStates({ text, states }: StoredRecommendation): string {
  return states.every((state) => text.includes(state)) || states.length === 0 ? text : `${text} (${states.join(", ")})`;
}
