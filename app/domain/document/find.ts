import { plainText, type StructuredDocument } from "./document.js";

export interface Sought {
  text: string;
  /** Capital and small letters are told apart. */
  matchCase: boolean;
  /** Only where no letter or digit stands directly before or after. */
  wholeWord: boolean;
}

/** One place of the sought text: from one character of a block's or note's text (`plainText`) to another. */
export interface Hit {
  in: "block" | "note";
  id: string;
  start: number;
  end: number;
}

const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g;

function pattern({ text, matchCase, wholeWord }: Sought): RegExp {
  // typed blanks find the blanks of any kind that Word and the web set: no-break spaces above all
  const literal = text.replace(SPECIAL, "\\$&").replace(/\s+/gu, "\\s+");
  const source = wholeWord ? `(?<![\\p{L}\\p{M}\\p{N}])${literal}(?![\\p{L}\\p{M}\\p{N}])` : literal;
  return new RegExp(source, matchCase ? "gu" : "giu");
}

/** Every place in the text and, after it, in the notes that are cited. */
export function findText(document: Pick<StructuredDocument, "blocks" | "notes">, sought: Sought): Hit[] {
  if (sought.text.trim() === "") return [];
  const expression = pattern(sought);
  const look = (where: Hit["in"], { id, inline }: StructuredDocument["notes"][number]) =>
    [...plainText(inline).matchAll(expression)].map((match) => ({ in: where, id, start: match.index, end: match.index + match[0].length }));
  return [...document.blocks.flatMap((block) => look("block", block)), ...document.notes.flatMap((note) => look("note", note))];
}
