import type { RecommendationLink, StructuredDocument } from "~/app/domain/document/document.js";
import { coverage } from "~/app/domain/mapping/coverage.js";
import { type CitablePoint, type CitableSource, pointCoverage, sourceName } from "~/app/domain/mapping/points.js";
import type { Position, Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { type FilledAnswer, placeLabels } from "./assessment.js";

type Listed = Recommendation & { translations?: Readonly<Record<string, string>> };

export interface FilledRow {
  recommendation: Listed;
  answers: FilledAnswer[];
}

/** A source that is no list of recommendations, with what a submission says of each of its points. */
export interface FilledSource {
  /** As `sourceName` has it. */
  name: string;
  rows: { point: CitablePoint; answers: FilledAnswer[] }[];
}

/** A matrix of recommendations, and of the points of other sources, with what a submission says of each. */
export interface FilledMatrix {
  review: { stateName: string; session: number; cycle: number };
  rows: FilledRow[];
  sources: FilledSource[];
}

/**
 * What fills a matrix: every recommendation, in the list's order, with the places that answer it; behind them, of each other source that the
 * text cites, every point, cited or not. A source that nobody cites is left out: a news report is no list to be answered.
 */
export function fillMatrix(
  document: StructuredDocument,
  recommendations: readonly Listed[],
  sources: readonly CitableSource[],
): Pick<FilledMatrix, "rows" | "sources"> {
  const places = placeLabels(document);
  const order = new Map(document.blocks.map(({ id }, i) => [id, i]));
  const answer = (block: string, link?: RecommendationLink): FilledAnswer => ({
    place: places.get(block) ?? "",
    ...(link && { kind: link.kind }),
    ...(link?.level && { level: link.level }),
    ...(link?.organisation && { organisation: link.organisation }),
    ...(link?.note && { note: link.note }),
  });
  const points = pointCoverage(document.links, sources).points.map(({ source, point, links }) => ({
    key: source.key,
    point,
    answers: [...links].sort((a, b) => order.get(a.block)! - order.get(b.block)!).map((link) => answer(link.block, link)),
  }));
  return {
    rows: coverage(document, recommendations).recommendations.map(({ recommendation, answers }) => ({
      recommendation,
      answers: answers.map(({ block, link }) => answer(block, link)),
    })),
    sources: sources.flatMap((source) => {
      const rows = points.filter(({ key }) => key === source.key).map(({ point, answers }) => ({ point, answers }));
      return rows.some(({ answers }) => answers.length > 0) ? [{ name: sourceName(source), rows }] : [];
    }),
  };
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
