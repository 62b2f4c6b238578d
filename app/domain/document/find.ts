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

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;

/** Signs of which a keyboard has one and a text several: the keyboard's finds each. */
const SIGNS: Record<string, string> = { "'": "['\u2018\u2019\u02bc]", '"': '["\u201c\u201d\u201e]', "-": "[-\u2010\u2011]" };
/** Turkish: capital and small letters that a regular expression does not know for the same. */
const LETTERS: Record<string, string> = { i: "[i\u0130]", "\u0130": "[i\u0130]", "\u0131": "[\u0131I]", I: "[\u0131I]" };
/** What is not read as a letter: soft hyphens, Arabic's vowel signs and the stroke that lengthens a word. */
const UNREAD = "[\\u00ad\\u0640\\u064b-\\u0652\\u0670]*";

function letterPattern(letter: string, matchCase: boolean): string {
  const alike = SIGNS[letter] ?? (matchCase ? undefined : LETTERS[letter]);
  if (alike) return alike;
  const [literal, apart] = [letter.replace(SPECIAL, "\\$&"), letter.normalize("NFD")];
  return apart === letter ? literal : `(?:${literal}|${apart})`;
}

function pattern({ text, matchCase, wholeWord }: Sought): RegExp {
  // typed blanks find the blanks of any kind that Word and the web set: no-break spaces above all
  const words = text.normalize("NFC").split(/\s+/u);
  // a sign that is sought by itself is to be changed itself
  const literal =
    text.length === 1
      ? text.replace(SPECIAL, "\\$&")
      : words.map((word) => [...word].map((letter) => letterPattern(letter, matchCase)).join(UNREAD)).join("\\s+");
  const source = wholeWord ? `(?<![\\p{L}\\p{M}\\p{N}])${literal}${UNREAD}(?![\\p{L}\\p{M}\\p{N}])` : literal;
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
