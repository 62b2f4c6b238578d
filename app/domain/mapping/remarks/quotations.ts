import type { BlockKind } from "~/app/domain/document/document.js";
import { textDifference } from "~/app/domain/document/word-difference.js";
import { compareQuotation } from "~/app/domain/recommendations/quotation.js";
import { readStates } from "~/app/domain/recommendations/states.js";

/** A piece of the difference: kept, in the official text only ("missing"), or in the quotation only ("added"). */
export interface DifferencePart {
  text: string;
  change: "same" | "missing" | "added";
}

export interface Quoted {
  text: string;
  start: number;
  end: number;
}

/** What is quoted behind a number: in a box the rest of its line, elsewhere what stands in quotation marks right behind or before it. */
export function quotedAt(kind: BlockKind, text: string, number: { start: number; end: number }): Quoted | null {
  if (kind === "reference-box") {
    const lineEnd = text.indexOf("\n", number.end);
    const line = text.slice(number.end, lineEnd < 0 ? text.length : lineEnd);
    const lead = /^[.:,;\s\u2013-]*/.exec(line)![0].length;
    const quote = line.slice(lead).trimEnd();
    const before = text.slice(text.lastIndexOf("\n", number.start - 1) + 1, number.start);
    if (quote === "" || /[\p{L}\p{N}]/u.test(before)) return null;
    return { text: quote, start: number.end + lead, end: number.end + lead + quote.length };
  }
  const after = /^[^.;\n“«"„]{0,40}[“«"„]\s?([^”»"“]{12,})[”»"“]/u.exec(text.slice(number.end));
  if (after) {
    const start = number.end + after[0].lastIndexOf(after[1]!);
    return { text: after[1]!.trimEnd(), start, end: start + after[1]!.trimEnd().length };
  }
  const before = /[“«"„]\s?([^”»"“„«]{12,})[”»"“][^.;\n”»"“]{0,30}$/u.exec(text.slice(0, number.start));
  if (!before) return null;
  const start = before.index + before[0].indexOf(before[1]!);
  return { text: before[1]!.trimEnd(), start, end: start + before[1]!.trimEnd().length };
}

/** So much of the official words a quotation in a sentence must share to be one of this recommendation at all. */
const SAME_SENTENCE = 0.4;

/** How a quotation departs from the official text that it is nearest to: what it should be, and the difference; null where it does not depart. */
export function departure(kind: BlockKind, quoted: string, texts: readonly string[]): { correct: string; parts: DifferencePart[] } | null {
  const compared = texts.map((official) => ({ official, ...compareQuotation(quoted, official) }));
  const { official, verdict, agreement } = compared.reduce((best, one) =>
    one.verdict !== "different" || (best.verdict === "different" && one.agreement > best.agreement) ? one : best,
  );
  if (verdict !== "different" || (kind !== "reference-box" && agreement < SAME_SENTENCE)) return null;
  const withStates = readStates(quoted).states.length > 0;
  const correct = withStates ? official.trim() : readStates(official).wording;
  const parts = textDifference(quoted, correct).map(({ value, added, removed }): DifferencePart => ({
    text: value,
    change: added ? "missing" : removed ? "added" : "same",
  }));
  return { correct, parts };
}
