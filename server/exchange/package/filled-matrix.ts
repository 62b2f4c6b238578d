import { stringify } from "csv-stringify/sync";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { coverage } from "~/app/domain/mapping/coverage.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";

const COLUMNS = ["Symbol", "Number", "Recommendation", "States", "Position", "Paragraphs", "Implementation"];

/** Which paragraphs of the text answer each prior recommendation, as a table that spreadsheets open (CSV, UTF-8 with its mark). */
export function filledMatrix(document: StructuredDocument, recommendations: readonly Recommendation[]): Uint8Array {
  const numbers = number(document.blocks).blocks;
  const paragraphOf = new Map<string, string>();
  let paragraph = "";
  for (const { id, kind } of document.blocks) {
    if (kind === "paragraph") paragraph = numbers.get(id) ?? paragraph;
    paragraphOf.set(id, paragraph);
  }
  const rows = coverage(document, recommendations).recommendations.map(({ recommendation, answers }) => [
    recommendation.symbol,
    recommendation.number,
    recommendation.text,
    recommendation.states.join("; "),
    recommendation.position,
    [...new Set(answers.map(({ block }) => paragraphOf.get(block) ?? ""))].filter(Boolean).join(", "),
    [...new Set(answers.flatMap(({ link }) => link?.level ?? []))].join(", "),
  ]);
  // a cell that begins like a formula is text
  return Buffer.from(stringify([COLUMNS, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" }));
}
