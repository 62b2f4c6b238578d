import {
  AlignmentType,
  BorderStyle,
  Document,
  EndnoteReferenceRun,
  Footer,
  Header,
  NumberFormat,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from "docx";
import type { Mark } from "~/app/domain/document/document.js";
import type { StakeholderEntry, SummaryBlock, SummaryNote, SummaryPart } from "~/app/domain/summary/summary.js";
import { SUMMARY_DISCLAIMER, type SummaryFile, summarySymbol } from "../summary-file.js";
import { endnotesTitle, endnotesTitleNumbering } from "./write-endnotes-title.js";
import { masthead } from "./write-masthead.js";
import { textRuns, type Writing } from "./write-inline.js";
import { packWord } from "./write-package.js";
import { A4 } from "./write-styles.js";
import { summaryNumbering, summaryStyles } from "./write-summary-styles.js";

const ENGLISH: Writing = { language: "en-GB" };
const run = (text: string, options: Writing["run"] = {}) => textRuns(text, { ...ENGLISH, run: options });

function markedRuns({ text, marks = [] }: Extract<SummaryPart, { text: string }>): ParagraphChild[] {
  const has = (mark: Mark) => marks.includes(mark);
  return run(text, {
    ...(has("bold") && { bold: true }),
    ...(has("italic") && { italics: true }),
    ...(has("underline") && { underline: {} }),
    ...(has("strikethrough") && { strike: true }),
    ...(has("superscript") && { superScript: true }),
    ...(has("subscript") && { subScript: true }),
  });
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library's type forgets this kind of run
const mark = (note: number): ParagraphChild => new EndnoteReferenceRun(note);

function blockParagraph(block: SummaryBlock): Paragraph {
  if (block.kind === "heading") {
    const label = block.label === "" ? [] : [new TextRun({ children: [block.label, new Tab()] })];
    return new Paragraph({
      style: `SummaryHeading${String(block.level)}`,
      children: [...label, ...run(block.title), ...block.notes.map(mark)],
    });
  }
  const children = block.parts.flatMap((part): ParagraphChild[] => ("text" in part ? markedRuns(part) : [mark(part.note)]));
  return new Paragraph({
    style: "SummaryParagraph",
    ...(block.number === null ? {} : { numbering: { reference: "paragraphs", level: 0 } }),
    children,
  });
}

const BOLD = { bold: true };
const pageNumber = () =>
  new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ ...BOLD, children: [PageNumber.CURRENT] })] });

const entry = ({ acronym, text }: StakeholderEntry): Paragraph =>
  new Paragraph({ style: "SummaryEntry", children: [...run(acronym), new TextRun({ children: [new Tab()] }), ...run(text)] });
const entryWithPapers = (one: StakeholderEntry): Paragraph[] => [
  entry(one),
  ...(one.attachments ? ["Attachments:", ...one.attachments] : []).map((text) => entry({ acronym: "", text })),
];

function noteParagraphs(note: SummaryNote): Paragraph[] {
  const first = new Paragraph({ style: "EndnoteText", children: [new TextRun({ children: [new Tab()] }), ...run(note.text)] });
  const titled = (text: string, italics: boolean) => new Paragraph({ style: "SummaryEntryTitle", children: run(text, { italics }) });
  switch (note.kind) {
    case "text":
      return [first];
    case "abbreviations":
      return [first, ...note.entries.map(entry)];
    case "stakeholders":
      return [
        first,
        ...note.groups.flatMap(({ title, lists }) => [
          titled(title, false),
          ...lists.flatMap((list) => [
            ...(list.title === null ? [] : [titled(list.title, true)]),
            ...list.entries.flatMap(entryWithPapers),
          ]),
        ]),
      ];
  }
}

/**
 * A compiled summary as Word in OHCHR's form: masthead, numbered paragraphs, citations and the list of stakeholders as endnotes in
 * Arabic figures. The file says, in its text and its properties, that it is a draft and not OHCHR's document. Same input, same bytes.
 */
export function writeSummaryDocx({ summary, date, sessionDates }: SummaryFile): Promise<Uint8Array> {
  const { review } = summary;
  const symbol = summarySymbol(review);
  const title = [
    new Paragraph({ style: "SummaryTitle", children: run(`${summary.title}*`) }),
    new Paragraph({
      style: "SummarySubtitle",
      children: run("Report of the Office of the United Nations High Commissioner for Human Rights"),
    }),
    new Paragraph({
      style: "SummaryDraft",
      border: { left: { style: BorderStyle.SINGLE, size: 12, color: "8A1C1C", space: 6 } },
      children: run(`* ${SUMMARY_DISCLAIMER}`),
    }),
  ];
  const file = new Document({
    title: `${summary.title} (draft)`,
    subject: `${symbol}: draft, not a document of OHCHR`,
    description: SUMMARY_DISCLAIMER,
    creator: "Caucus",
    lastModifiedBy: "Caucus",
    revision: 1,
    customProperties: [{ name: "CaucusStatus", value: "draft" }],
    styles: summaryStyles,
    numbering: { config: [...summaryNumbering.config, endnotesTitleNumbering("Notes")] },
    endnotes: Object.fromEntries(summary.notes.map((note, i) => [i + 1, { children: noteParagraphs(note) }])),
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: A4, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134, header: 567, footer: 567 } },
          endnoteProperties: { numberFormat: { type: NumberFormat.DECIMAL } },
        },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({
            children: [
              new Paragraph({
                style: "SummaryRunning",
                children: [...run(symbol), new TextRun({ children: [new Tab()] }), ...run("Draft")],
              }),
            ],
          }),
        },
        footers: { first: new Footer({ children: [pageNumber()] }), default: new Footer({ children: [pageNumber()] }) },
        children: [
          ...masthead(review, symbol, date, sessionDates),
          ...title,
          ...summary.blocks.map(blockParagraph),
          endnotesTitle((options) => new Paragraph(options)),
        ],
      },
    ],
  });
  return Promise.resolve(packWord(file, { date, words: summary.words, rightToLeft: false }));
}
