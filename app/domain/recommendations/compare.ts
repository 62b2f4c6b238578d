import type { Recommendation } from "./recommendation.js";

export const COMPARED_FIELDS = ["text", "states", "position", "positionSource", "themes", "sdgs", "persons"] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

export interface FieldDifference {
  field: ComparedField;
  /** Lists are joined with "; ". */
  old: string;
  new: string;
}

/** Why a row of a file cannot be taken over: no number, no text, or a number that an earlier row has with other content. */
export type UnreadableReason = "number" | "text" | "twice";

export type ImportRow =
  | { kind: "new"; recommendation: Recommendation }
  | { kind: "changed"; recommendation: Recommendation; differences: FieldDifference[] }
  | { kind: "unchanged"; recommendation: Recommendation }
  | { kind: "unreadable"; recommendation: Recommendation; reason: UnreadableReason };

export interface Comparison {
  rows: ImportRow[];
  /** Stored, but not in the file. */
  absent: Recommendation[];
}

const NUMBER = /^\d{1,9}(\.\d{1,9})*$/;

const printed = (value: string | string[]): string => (typeof value === "string" ? value : value.join("; "));

function differences(stored: Recommendation, read: Recommendation): FieldDifference[] {
  return COMPARED_FIELDS.map((field) => ({ field, old: printed(stored[field]), new: printed(read[field]) })).filter((d) => d.old !== d.new);
}

/** What taking over a file's recommendations would do to the stored ones of the same symbol. Rows stand in the file's order; a row that repeats an earlier one word for word is left out. */
export function compareImport(read: readonly Recommendation[], stored: readonly Recommendation[]): Comparison {
  const byNumber = new Map(stored.map((recommendation) => [recommendation.number, recommendation]));
  const seen = new Map<string, Recommendation>();
  const rows: ImportRow[] = [];
  for (const recommendation of read) {
    if (!NUMBER.test(recommendation.number)) {
      rows.push({ kind: "unreadable", recommendation, reason: "number" });
      continue;
    }
    if (recommendation.text.trim() === "") {
      rows.push({ kind: "unreadable", recommendation, reason: "text" });
      continue;
    }
    const earlier = seen.get(recommendation.number);
    if (earlier) {
      if (differences(earlier, recommendation).length > 0) rows.push({ kind: "unreadable", recommendation, reason: "twice" });
      continue;
    }
    seen.set(recommendation.number, recommendation);
    const known = byNumber.get(recommendation.number);
    if (!known) {
      rows.push({ kind: "new", recommendation });
      continue;
    }
    const found = differences(known, recommendation);
    rows.push(found.length > 0 ? { kind: "changed", recommendation, differences: found } : { kind: "unchanged", recommendation });
  }
  return { rows, absent: stored.filter((recommendation) => !seen.has(recommendation.number)) };
}
