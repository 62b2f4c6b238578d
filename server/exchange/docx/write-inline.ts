import {
  Bookmark,
  EndnoteReferenceRun,
  ExternalHyperlink,
  type IParagraphOptions,
  type IRunPropertiesOptions,
  type Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from "docx";
import { isRightToLeft } from "~/app/domain/document/direction.js";
import { isAddress } from "~/app/domain/document/address.js";
import type { Inline } from "~/app/domain/document/document.js";
import { noteSeparator } from "~/app/domain/document/note-separator.js";

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LTR_LETTER = /\p{L}/u;

/** Characters that XML 1.0 cannot hold would make Word refuse the whole file. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/**
 * A text in pieces of one direction. Word does not follow the Unicode rules on its own: a run says itself that it is right to left.
 * Blanks and signs between letters of one direction go with them, others with the paragraph.
 */
export function directionPieces(text: string, rightToLeft: boolean): { text: string; rightToLeft: boolean }[] {
  const pieces: { text: string; rightToLeft: boolean }[] = [];
  const add = (piece: string, direction: boolean) => {
    if (piece === "") return;
    const last = pieces.at(-1);
    if (last?.rightToLeft === direction) last.text += piece;
    else pieces.push({ text: piece, rightToLeft: direction });
  };
  let neutral = "";
  let before = rightToLeft;
  for (const character of text) {
    const direction = RTL_LETTER.test(character) ? true : LTR_LETTER.test(character) ? false : null;
    if (direction === null) {
      neutral += character;
      continue;
    }
    add(neutral, direction === before ? direction : rightToLeft);
    neutral = "";
    add(character, direction);
    before = direction;
  }
  add(neutral, rightToLeft);
  return pieces;
}

/** Only what a reader may open; anything else stays plain text. */
export const safeLink = (link: string | undefined): string | undefined => (isAddress(link) ? link : undefined);

/** Makes a paragraph in the file's direction. */
export type MakeParagraph = (options: IParagraphOptions) => Paragraph;

/** How text is written: its language, and run properties of the place it stands in. */
export interface Writing {
  language: string;
  run?: IRunPropertiesOptions;
  /** Puts a run into the tracked change that it belongs to. */
  wrap?: (run: ParagraphChild) => ParagraphChild;
}

const asIs = (run: ParagraphChild): ParagraphChild => run;

export function textRuns(text: string, writing: Writing): ParagraphChild[] {
  const language = isRightToLeft(writing.language) ? { bidirectional: writing.language } : { value: writing.language };
  return directionPieces(text.replace(UNPRINTABLE, ""), isRightToLeft(writing.language))
    .map((piece) => new TextRun({ ...writing.run, text: piece.text, language, ...(piece.rightToLeft ? { rightToLeft: true } : {}) }))
    .map(writing.wrap ?? asIs);
}

/** Text with its marks and links, without notes: what an endnote and a cover may hold. */
export function inlineRuns(inline: readonly Inline[], writing: Writing): ParagraphChild[] {
  return inline.flatMap((part): ParagraphChild[] => {
    if (part.type === "break") return [new TextRun({ break: 1 })].map(writing.wrap ?? asIs);
    if (part.type === "note") return [];
    const marks = new Set(part.marks);
    const run: IRunPropertiesOptions = {
      ...writing.run,
      ...(marks.has("bold") ? { bold: true, boldComplexScript: true } : {}),
      ...(marks.has("italic") ? { italics: true, italicsComplexScript: true } : {}),
      ...(marks.has("underline") ? { underline: {} } : {}),
      ...(marks.has("strikethrough") ? { strike: true } : {}),
      ...(marks.has("subscript") ? { subScript: true } : {}),
      ...(marks.has("superscript") ? { superScript: true } : {}),
    };
    const link = safeLink(part.link);
    if (!link) return textRuns(part.text, { ...writing, run });
    return [new ExternalHyperlink({ link, children: textRuns(part.text, { ...writing, run: { ...run, style: "Hyperlink" } }) })];
  });
}

/** A note's mark, and the same in a tracked change. */
export type MarkNote = (note: string, wrap?: Writing["wrap"]) => ParagraphChild[];

/**
 * Places endnote marks: the first of a note is Word's own reference, a later one a field that repeats its number. Of a note that is cited
 * in a text that `stays`, the reference is not among what is taken away: the note would go with it.
 */
export function noteMarks(numbers: ReadonlyMap<string, number>, stays: (note: string) => boolean = () => false): MarkNote {
  const cited = new Set<string>();
  return (note, wrap = asIs) => {
    const number = numbers.get(note);
    if (number === undefined) return [];
    const bookmark = `_RefNote${String(number)}`;
    if (cited.has(note) || (wrap !== asIs && stays(note)))
      return [new SimpleField(` NOTEREF ${bookmark} \\f \\h `, String(number))].map(wrap);
    cited.add(note);
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library's type forgets this kind of run
    const reference: ParagraphChild = new EndnoteReferenceRun(number);
    return [new Bookmark({ id: bookmark, children: [wrap(reference)] })];
  };
}

/** The content of a block, endnote marks included; with `from` and `to` only these of its parts. */
export const blockRuns = (inline: readonly Inline[], writing: Writing, mark: MarkNote, from = 0, to = inline.length): ParagraphChild[] =>
  inline.slice(from, to).flatMap((part, i) => {
    if (part.type !== "note") return inlineRuns([part], writing);
    const separator = noteSeparator(inline, from + i);
    return separator === ""
      ? mark(part.note, writing.wrap)
      : [...mark(part.note, writing.wrap), ...textRuns(separator, { ...writing, run: { superScript: true } })];
  });
