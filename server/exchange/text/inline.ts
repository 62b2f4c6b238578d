import type { Inline } from "~/app/domain/document/document.js";
import type { Mark } from "./marks.js";

export const ADDRESS_IN_TEXT = /(?:https?:\/\/|www\.)[^\s<>“”«»]*[^\s<>“”«».,;:!?)\]’"']/giu;

/** A text as runs, its web addresses as links, its emphasis as marks. */
export function linked(text: string): Inline[] {
  const inline: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS_IN_TEXT)) {
    inline.push(...emphasised(text.slice(at, match.index)));
    inline.push({ type: "text", text: match[0], link: match[0].startsWith("www.") ? `https://${match[0]}` : match[0] });
    at = match.index + match[0].length;
  }
  return [...inline, ...emphasised(text.slice(at))];
}

/** "**bold**" and "*italic*" as Markdown writes them, as marks. */
const EMPHASIS = /(?<![*\p{L}\p{N}])(\*{1,2})(?=[^\s*])([^*]{1,400}?[^\s*])\1(?![*\p{L}\p{N}])/gu;

function emphasised(text: string): Inline[] {
  const inline: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(EMPHASIS)) {
    if (match.index > at) inline.push({ type: "text", text: text.slice(at, match.index) });
    inline.push({ type: "text", text: match[2]!, marks: [match[1] === "**" ? "bold" : "italic"] });
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
