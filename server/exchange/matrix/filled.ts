import type { StructuredDocument } from "~/app/domain/document/document.js";
import { coverage } from "~/app/domain/mapping/coverage.js";
import type { Position, Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { type FilledAnswer, placeLabels } from "./assessment.js";

type Listed = Recommendation & { translations?: Readonly<Record<string, string>> };

export interface FilledRow {
  recommendation: Listed;
  answers: FilledAnswer[];
}

/** A matrix of recommendations with what a submission says of each. */
export interface FilledMatrix {
  review: { stateName: string; session: number; cycle: number };
  rows: FilledRow[];
}

/** The rows of a filled matrix: every recommendation, in the list's order, with the places that answer it. */
export function fillMatrix(document: StructuredDocument, recommendations: readonly Listed[]): FilledRow[] {
  const places = placeLabels(document);
  return coverage(document, recommendations).recommendations.map(({ recommendation, answers }) => ({
    recommendation,
    answers: answers.map(({ block, link }) => ({
      place: places.get(block) ?? "",
      ...(link && { kind: link.kind }),
      ...(link?.level && { level: link.level }),
      ...(link?.organisation && { organisation: link.organisation }),
      ...(link?.note && { note: link.note }),
    })),
  }));
}

export const positionWords: Record<Position, string> = {
  supported: "Supported",
  "supported/noted": "Supported/Noted",
  noted: "Noted",
  "under consideration": "Under consideration",
  unknown: "",
};

/** The text with its recommending States behind it, where it does not name them itself. */
export function textWithStates({ text, states }: Recommendation): string {
  return states.every((state) => text.includes(state)) || states.length === 0 ? text : `${text} (${states.join(", ")})`;
}
