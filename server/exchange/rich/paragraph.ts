import type { RichInline } from "./inline.js";

/** The label that a word processor prints before a numbered paragraph. */
export interface NumberLabel {
  /** "decimal", "bullet", "lowerLetter", "upperRoman" ... */
  format: string;
  level: number;
  /** "1.2." or "(a)"; for bullets the character. */
  text: string;
  /** How many levels' numbers the label is made of. */
  parts: number;
}

/** A paragraph's style with what it takes from those that it is based on. */
export interface RichStyle {
  /** As Word names it, in small letters: "heading 1", "list bullet 2". */
  name: string;
  /** 0 for the first level of headings; absent for body text. */
  outline?: number;
  bold: boolean;
  italic: boolean;
}

export const NO_STYLE: RichStyle = { name: "", bold: false, italic: false };

/** A paragraph of a word processor's file with what its style and numbering say. */
export interface RichParagraph {
  style: RichStyle;
  label: NumberLabel | null;
  /** Level of heading from 0, by style or by the paragraph's own outline level. */
  outline?: number;
  inline: RichInline[];
  text: string;
  /** Whether it is set from right to left; absent where the file does not say. */
  rightToLeft?: boolean;
  /** Its place among the file's paragraphs: the same one however its tracked changes are read. */
  key?: number;
  /** Comments that are about all of it. */
  about?: readonly string[];
  /** Whose tracked changes it holds. */
  authors?: readonly string[];
  /** Paragraphs of one table cell that is a box by itself bear the same number. */
  box?: number;
  /** A row of a larger table. */
  row?: boolean;
  /** Came out of a text box. */
  moved?: boolean;
  spaceAfter?: number;
}
