import { AlignmentType, type INumberingOptions, LevelFormat, LevelSuffix } from "docx";
import { FONT } from "./write-styles.js";
import type { MakeParagraph } from "./write-inline.js";

const REFERENCE = "endnotes-title";
const run = { bold: true, boldComplexScript: true };

/** The numbering of the endnotes' title: the title is its automatic number, which every program prints and none counts as a word. */
export const endnotesTitleNumbering = (title: string): INumberingOptions["config"][number] => ({
  reference: REFERENCE,
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: title,
      alignment: AlignmentType.LEFT,
      suffix: LevelSuffix.NOTHING,
      style: { paragraph: { indent: { left: 0, firstLine: 0 } }, run: { font: FONT, ...run } },
    },
  ],
});

/** The paragraph behind the text that prints the endnotes' title; it has no text of its own. */
export const endnotesTitle = (paragraph: MakeParagraph) =>
  paragraph({ style: "EndnotesTitle", numbering: { reference: REFERENCE, level: 0 }, run });
