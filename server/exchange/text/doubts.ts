import type { Block } from "~/app/domain/document/document.js";
import { plainText } from "~/app/domain/document/document.js";
import { findNumbers } from "~/app/domain/recommendations/numbers.js";
import type { ImportWarning } from "../imported.js";

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Opening and closing quotation marks that do not pair; a single closing one is an apostrophe, so only missing closings are seen. */
export function quotesUnbalanced(text: string): boolean {
  return (
    count(text, "“") !== count(text, "”") ||
    count(text, "«") !== count(text, "»") ||
    count(text, "‘") > count(text, "’") ||
    count(text, '"') % 2 === 1
  );
}

/** "15.000.00": thousands and then two digits. */
const MALFORMED = /(?<![\p{L}\p{N}/.,])\p{Nd}{1,3}(?:\.\p{Nd}{3})+\.\p{Nd}{1,2}(?![\p{L}\p{N}/]|\.\p{N})/gu;
/** A first fragment, then a sentence: a heading set in bold at a paragraph's beginning often looks so. */
const RUN_IN = /^([\p{Lu}][^.!?:;,]{2,90})[.:]\s+[\p{Lu}“‘]/u;
/** A fragment and no sentence: up to three words, or up to eight with a dash in them or a participle before them. */
const isFragment = (text: string): boolean => {
  const words = text.split(" ").length;
  return !/\p{Nd}/u.test(text) && (words <= 3 || (words <= 8 && /\s[–—-]\s|^\p{Lu}\p{Ll}+ing\s/u.test(text)));
};

/** What a finished block's own text makes doubtful. */
export function textDoubts(block: Block): ImportWarning[] {
  const text = plainText(block.inline);
  const warnings: ImportWarning[] = [];
  for (const match of text.matchAll(MALFORMED)) warnings.push({ code: "number-malformed", params: { number: match[0] }, block: block.id });
  if (quotesUnbalanced(text)) warnings.push({ code: "quotes-unbalanced", params: { text: firstWords(text) }, block: block.id });
  if (block.kind === "paragraph") {
    const runIn = RUN_IN.exec(text)?.[1];
    if (runIn && isFragment(runIn)) warnings.push({ code: "run-in-heading", params: { text: runIn }, block: block.id });
  }
  for (const found of findNumbers(text)) {
    const typed = text.slice(found.start, found.end);
    if (typed.includes(",") && typed.replace(",", ".") === found.number)
      warnings.push({ code: "recommendation-number-comma", params: { typed, number: found.number }, block: block.id });
  }
  return warnings;
}

const firstWords = (text: string): string => text.split(/\s+/u).slice(0, 6).join(" ");
