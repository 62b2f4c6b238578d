import type { Inline } from "~/app/domain/document/document.js";
import type { Mark } from "./marks.js";

export const ADDRESS_IN_TEXT = /(?:https?:\/\/|www\.)[^\s<>“”«»]*[^\s<>“”«».,;:!?)\]’"']/giu;

/** A text as runs, its web addresses as links. */
export function linked(text: string): Inline[] {
  const inline: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS_IN_TEXT)) {
    if (match.index > at) inline.push({ type: "text", text: text.slice(at, match.index) });
    inline.push({ type: "text", text: match[0], link: match[0].startsWith("www.") ? `https://${match[0]}` : match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) inline.push({ type: "text", text: text.slice(at) });
  return inline;
}

/** A block's text with the marks in it as notes; `noteId` gives the note of a number. */
export function withMarks(text: string, marks: readonly Mark[], noteId: (number: number) => string): Inline[] {
  const inline: Inline[] = [];
  let at = 0;
  for (const mark of marks) {
    inline.push(...linked(text.slice(at, mark.start)), { type: "note", note: noteId(mark.number) });
    at = mark.end;
  }
  return [...inline, ...linked(text.slice(at))];
}
