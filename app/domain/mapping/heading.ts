import { heads } from "./matter/index.js";
import { mattersIn } from "./matching.js";
import { foldedWords } from "./words.js";

const LONGEST_HEAD = 16;
const known = heads.flatMap(({ terms, matters }) => terms.split("|").map((term) => ({ words: foldedWords(term).join(" "), matters })));

/** Divides a text into its first line, where that is a heading (short, no sentence), and the rest. */
export function splitHeading(text: string): { heading: string; body: string } {
  const [first = "", ...rest] = text.trim().split(/\n+/);
  const isHeading =
    rest.length > 0 && foldedWords(first).length <= LONGEST_HEAD && !/[.;!?。]$/.test(first.trim().replace(/^[\dIVXA-Z]+\.\s*/, ""));
  return isHeading ? { heading: first, body: rest.join("\n") } : { heading: "", body: text };
}

/** What a heading announces, by weight: OHCHR's own section heads by what it files under them, others by their words. */
export function mattersOfHeading(heading: string): Map<string, number> {
  const words = foldedWords(heading.replace(/^\s*(?:[IVX]+|[A-Z]|\d{1,2}(?:\.\d+)*)\.\s+/, "")).join(" ");
  const head = known.find((one) => words.startsWith(one.words) || (one.words.includes(" ") && words.includes(one.words)));
  return head ? new Map(Object.entries(head.matters)) : new Map([...mattersIn(heading)].map(([id, count]) => [id, Math.min(count, 1)]));
}
