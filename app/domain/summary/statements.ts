import { type ImplementationLevel, plainText } from "../document/document.js";
import { coverage } from "../mapping/coverage.js";
import type { Recommendation } from "../recommendations/recommendation.js";
import { type BlockPlace, placesOf } from "./places.js";
import { bySource, shortName } from "./stakeholders.js";
import type { SummarySource } from "./summary.js";

/** What one stakeholder says of one recommendation, in one paragraph. */
export interface Statement {
  submission: string;
  place: BlockPlace;
  text: string;
  /** How far the recommendation is implemented, where the stakeholder says so. */
  level: ImplementationLevel | null;
}

export interface StatementMatrix {
  stakeholders: { submission: string; name: string; title: string }[];
  rows: { recommendation: Recommendation; statements: Statement[] }[];
}

/** Recommendations by stakeholders: who speaks of which, where, in which words, and how far it is implemented. */
export function statementMatrix(submissions: readonly SummarySource[], recommendations: readonly Recommendation[]): StatementMatrix {
  const ordered = [...submissions].sort(bySource);
  const rows = recommendations.map((recommendation) => ({ recommendation, statements: [] as Statement[] }));
  const rowOf = new Map(rows.map((row) => [row.recommendation, row]));
  for (const { id, document } of ordered) {
    const places = placesOf(document);
    const texts = new Map(document.blocks.map((block) => [block.id, plainText(block.inline)]));
    for (const { recommendation, answers } of coverage(document, recommendations).recommendations)
      for (const { block, link } of answers)
        rowOf
          .get(recommendation)
          ?.statements.push({ submission: id, place: places[block] ?? {}, text: texts.get(block) ?? "", level: link?.level ?? null });
  }
  return { stakeholders: ordered.map((source) => ({ submission: source.id, name: shortName(source), title: source.title })), rows };
}
