import { readStates } from "./states.js";

export interface QuotationDifference {
  /** "same" but for case, punctuation, blanks and the list of States; "shortened" where the quotation is a part of the official text. */
  verdict: "same" | "shortened" | "different";
  /** Share of the official words that the quotation has in their order, 0 to 1. */
  agreement: number;
}

const words = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’'`´]/g, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Compares a quoted recommendation with the official one. A number in front, quotation marks and the States in brackets do not count. */
export function compareQuotation(quoted: string, official: string): QuotationDifference {
  const clean = (text: string) => words(readStates(text.replace(/^\s*\d{1,3}[.,]\d{1,3}\.?\s*/, "")).wording);
  const [quote, source] = [clean(quoted), clean(official)];
  const common = commonLength(quote, source);
  const agreement = source.length === 0 ? Number(quote.length === 0) : common / source.length;
  if (quote.join("") === source.join("")) return { verdict: "same", agreement: 1 };
  return { verdict: quote.length > 0 && common === quote.length ? "shortened" : "different", agreement };
}

/** Length of the longest common subsequence. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) next.push(word === b[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row.at(-1)!;
}
