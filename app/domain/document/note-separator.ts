import type { Inline } from "./document.js";

const isBlank = (part: Inline): boolean => part.type === "text" && part.text.trim() === "";

/**
 * What is printed, raised, behind an endnote's mark so that its number does not run into the next one's ("¹,²", never "¹²"): nothing,
 * unless only blanks stand between the two. A comma belongs to the word before it; where a blank stands before the marks it would be
 * counted as a word, so a thin space is printed there.
 */
export function noteSeparator(inline: readonly Inline[], i: number): "" | "," | "\u2009" {
  if (inline[i]?.type !== "note") return "";
  if (inline.slice(i + 1).find((part) => !isBlank(part))?.type !== "note") return "";
  const before = inline.slice(0, i).findLast((part) => part.type !== "note");
  return before?.type === "text" && /\S$/u.test(before.text) ? "," : "\u2009";
}

/** Whether a raised text between two marks is only such a separator. */
export const isNoteSeparator = (text: string): boolean => /^[,\u2009]$/u.test(text);
