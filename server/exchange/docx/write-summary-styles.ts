import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LevelSuffix, LineRuleType } from "docx";
import { FONT } from "./write-styles.js";

/** Twentieths of a point: OHCHR sets its text 2 cm inside the headings' letters. */
const TEXT_INDENT = 1134;
const LABEL_END = TEXT_INDENT;
const run = { font: FONT, size: 20, color: "000000" };

const heading = (level: 1 | 2 | 3 | 4, size: number) => ({
  id: `SummaryHeading${String(level)}`,
  name: `Summary Heading ${String(level)}`,
  basedOn: "Normal",
  next: "SummaryParagraph",
  quickFormat: true,
  run: { bold: true, size },
  paragraph: {
    keepNext: true,
    keepLines: true,
    outlineLevel: level - 1,
    spacing: { before: level < 3 ? 320 : 220, after: level < 3 ? 200 : 120 },
    indent: level === 4 ? { left: TEXT_INDENT, right: TEXT_INDENT } : { left: LABEL_END, hanging: 567, right: TEXT_INDENT },
    ...(level === 4 ? {} : { leftTabStop: LABEL_END }),
  },
});

/** Styles of a summary as OHCHR prints it: Times New Roman 10, notes 9. */
export const summaryStyles: IStylesOptions = {
  default: {
    document: { run: { ...run, language: { value: "en-GB" } }, paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } } },
    endnoteText: {
      run: { ...run, size: 18 },
      paragraph: { spacing: { after: 20, line: 220, lineRule: LineRuleType.AUTO }, indent: { left: TEXT_INDENT, hanging: 454 } },
    },
    endnoteReference: { run: { superScript: true } },
  },
  paragraphStyles: [
    heading(1, 28),
    heading(2, 24),
    heading(3, 20),
    heading(4, 20),
    {
      id: "SummaryParagraph",
      name: "Summary Paragraph",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: {
        alignment: AlignmentType.BOTH,
        spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO },
        indent: { left: TEXT_INDENT, right: TEXT_INDENT },
      },
    },
    {
      id: "SummaryTitle",
      name: "Summary Title",
      basedOn: "Normal",
      run: { bold: true, size: 34 },
      paragraph: { spacing: { before: 360, after: 240 }, indent: { left: TEXT_INDENT, right: TEXT_INDENT } },
    },
    {
      id: "SummarySubtitle",
      name: "Summary Subtitle",
      basedOn: "Normal",
      run: { bold: true, size: 28 },
      paragraph: { spacing: { after: 240 }, indent: { left: TEXT_INDENT, right: TEXT_INDENT } },
    },
    {
      id: "SummaryDraft",
      name: "Summary Draft",
      basedOn: "Normal",
      run: { italics: true },
      paragraph: { spacing: { after: 240 }, indent: { left: TEXT_INDENT, right: TEXT_INDENT } },
    },
    {
      id: "SummaryEntry",
      name: "Summary Entry",
      basedOn: "EndnoteText",
      run: { size: 18 },
      paragraph: { spacing: { after: 20 }, indent: { left: 4082, hanging: 2381 }, leftTabStop: 4082 },
    },
    {
      id: "SummaryEntryTitle",
      name: "Summary Entry Title",
      basedOn: "EndnoteText",
      run: { size: 18 },
      paragraph: { keepNext: true, spacing: { before: 60, after: 20 }, indent: { left: TEXT_INDENT, firstLine: 0 } },
    },
    { id: "SummaryRunning", name: "Summary Running Header", basedOn: "Normal", paragraph: { rightTabStop: 9638 } },
    { id: "SummaryMasthead", name: "Summary Masthead", basedOn: "Normal", paragraph: { spacing: { after: 0 } } },
    {
      id: "EndnotesTitle",
      name: "Endnotes Title",
      basedOn: "Normal",
      run: { bold: true, size: 24 },
      paragraph: { keepNext: true, spacing: { before: 240, after: 120 } },
    },
  ],
};

/** Paragraphs numbered by Word through the whole text. */
export const summaryNumbering: INumberingOptions = {
  config: [
    {
      reference: "paragraphs",
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: "%1.",
          alignment: AlignmentType.LEFT,
          suffix: LevelSuffix.TAB,
          style: { paragraph: { indent: { left: TEXT_INDENT, firstLine: 0, right: TEXT_INDENT }, leftTabStop: TEXT_INDENT + 567 } },
        },
      ],
    },
  ],
};
