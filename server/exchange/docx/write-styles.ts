import {
  AlignmentType,
  convertMillimetersToTwip,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
} from "docx";

export const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "SimSun" };
/** Half-points: OHCHR asks for 12 points. */
export const SIZE = 24;
export const A4 = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
/** Twentieths of a point: 1 cm. */
export const STEP = 567;

const run = { font: FONT, size: SIZE, color: "000000" };

/** Paragraph styles of a submission. Their ids are what the reader of Caucus' own files recognises a block by. */
export const styles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: {
        ...run,
        language: {
          value: language,
          eastAsia: language.startsWith("zh") ? language : "zh-CN",
          bidirectional: language.startsWith("ar") ? language : "ar-SA",
        },
      },
      paragraph: { spacing: { after: 120, line: 260, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { ...run, bold: true }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 240 } } },
    heading1: {
      run: { ...run, bold: true },
      paragraph: { spacing: { before: 320, after: 140 }, keepNext: true, keepLines: true, outlineLevel: 0 },
    },
    heading2: {
      run: { ...run, bold: true },
      paragraph: { spacing: { before: 240, after: 120 }, keepNext: true, keepLines: true, outlineLevel: 1 },
    },
    heading3: {
      run: { ...run, bold: true, italics: true },
      paragraph: { spacing: { before: 200, after: 120 }, keepNext: true, keepLines: true, outlineLevel: 2 },
    },
    hyperlink: { run: { color: "1F3E79", underline: { type: "single" } } },
    endnoteText: {
      run,
      paragraph: { spacing: { after: 80, line: 240, lineRule: LineRuleType.AUTO }, indent: { left: 454, hanging: 454 } },
    },
    endnoteReference: { run: { superScript: true } },
    // The library's own sizes of what a person may add later.
    endnoteTextChar: { run },
    footnoteText: { run },
    footnoteTextChar: { run },
    caption: { run },
  },
  paragraphStyles: [
    {
      id: "NumberedParagraph",
      name: "Numbered Paragraph",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH },
    },
    {
      id: "ContinuationParagraph",
      name: "Continuation Paragraph",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH },
    },
    { id: "ListBullet", name: "List Bullet", basedOn: "Normal", quickFormat: true },
    { id: "ListBullet2", name: "List Bullet 2", basedOn: "Normal", quickFormat: true },
    { id: "Quote", name: "Quote", basedOn: "Normal", quickFormat: true, paragraph: { indent: { left: STEP, right: STEP } } },
    {
      id: "ReferenceBox",
      name: "Quoted Recommendations",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { keepLines: true, indent: { left: STEP, right: STEP }, spacing: { before: 200, after: 200 } },
    },
    {
      id: "Recommendation",
      name: "Recommendation",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { keepLines: true, indent: { left: STEP, right: STEP }, spacing: { before: 160, after: 200 } },
    },
    { id: "CoverLine", name: "Cover Line", basedOn: "Normal", paragraph: { spacing: { after: 60 } } },
    {
      id: "CoverHeading",
      name: "Cover Heading",
      basedOn: "Normal",
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
    },
    {
      id: "EndnotesTitle",
      name: "Endnotes Title",
      basedOn: "Normal",
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 240, after: 120 } },
    },
  ],
});

/** Word's own numbering: paragraphs through the whole text, headings 1, 1.1, 1.1.1, bullets in two levels. */
export const numbering: INumberingOptions = {
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
          style: { paragraph: { indent: { left: 0, firstLine: 0 }, leftTabStop: STEP } },
        },
      ],
    },
    {
      reference: "headings",
      levels: ["%1.", "%1.%2", "%1.%2.%3"].map((text, level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: level === 2 ? 800 : STEP, hanging: level === 2 ? 800 : STEP } } },
      })),
    },
    {
      reference: "bullets",
      levels: ["\u2022", "\u2013"].map((text, level) => ({
        level,
        format: LevelFormat.BULLET,
        text,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: STEP * (level + 1) + 283, hanging: 283 } }, run: { font: FONT } },
      })),
    },
  ],
};
