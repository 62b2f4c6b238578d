import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  NumberFormat,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Block } from "~/app/domain/document/document.js";
import { restyled } from "~/app/domain/document/block-style.js";
import { blockDirection, isRightToLeft } from "~/app/domain/document/direction.js";
import { number } from "~/app/domain/document/numbering.js";
import { coverFacts, fileLabels } from "../file-labels.js";
import type { SubmissionFile } from "../submission-file.js";
import { coverPage } from "./write-cover.js";
import { endnotesTitle, endnotesTitleNumbering } from "./write-endnotes-title.js";
import { type BesideBlock, planBeside } from "./write-beside.js";
import { inlineRuns, type MakeParagraph, noteMarks, textRuns, type Writing } from "./write-inline.js";
import { packWord } from "./write-package.js";
import { A4, numbering, styles } from "./write-styles.js";
import { adding, asInline, removing, trackedRuns } from "./write-tracked.js";

const line = { style: BorderStyle.SINGLE, size: 6, color: "444444", space: 6 };
const BOX = { top: line, bottom: line, left: line, right: line };

const level = (block: Block, most: number) => Math.min(Math.max(block.level ?? 1, 1), most);

/** Style, numbering and borders of a block. */
function blockOptions(block: Block): IParagraphOptions {
  switch (block.kind) {
    case "heading": {
      const depth = level(block, 3);
      return { style: `Heading${String(depth)}`, ...(block.numbered ? { numbering: { reference: "headings", level: depth - 1 } } : {}) };
    }
    case "paragraph":
      return { style: "NumberedParagraph", numbering: { reference: "paragraphs", level: 0 } };
    case "continuation":
      return { style: "ContinuationParagraph" };
    case "bullet": {
      const depth = level(block, 2);
      return { style: depth === 1 ? "ListBullet" : "ListBullet2", numbering: { reference: "bullets", level: depth - 1 } };
    }
    case "quotation":
      return { style: "Quote" };
    case "reference-box":
      return { style: "ReferenceBox", border: BOX };
    case "recommendation":
      return { style: "Recommendation", shading: { fill: "F0F0F0" } };
  }
}

/** The word before a recommendation, which comes and goes with its style. */
function recommendationLabel(
  block: Block,
  restyle: Block | null,
  { styled, removed }: BesideBlock,
  writing: Writing,
  label: (here: Writing) => ParagraphChild[],
): ParagraphChild[] {
  const is = block.kind === "recommendation";
  const will = (restyle ?? block).kind === "recommendation";
  if (!is && !will) return [];
  if (is && removed) return label(removing(writing, removed));
  if (is === will) return label(writing);
  return label(is ? removing(writing, styled!.by) : adding(writing, styled!.by));
}

/**
 * A submission as the Word file that OHCHR asks for: A4, Times New Roman 12, cover page, paragraphs and headings in Word's
 * own numbering, endnotes in Arabic figures, "page / pages" at the foot. The same input gives the same bytes.
 */
export function writeSubmissionDocx(input: SubmissionFile): Promise<Uint8Array> {
  const { document, language } = input;
  const labels = fileLabels(language);
  const { title } = coverFacts(input, labels);
  const rightToLeft = isRightToLeft(language);
  const writing: Writing = { language };
  const paragraph: MakeParagraph = (options) => new Paragraph({ ...(rightToLeft ? { bidirectional: true } : {}), ...options });
  const numbers = number(document.blocks);
  const notes = new Map(document.notes.map((note) => [note.id, note]));

  const beside = planBeside(input.beside ?? { comments: [], suggestions: [] }, document.blocks, { date: input.date, writing, paragraph });
  const kept = document.blocks.filter(({ id }) => !beside.at(id).removed).flatMap(({ inline }) => inline);
  const citedInKept = new Set(kept.flatMap((part) => (part.type === "note" ? part.note : [])));
  const mark = noteMarks(numbers.notes, (note) => citedInKept.has(note));
  const label = (here: Writing): ParagraphChild[] =>
    textRuns(`${labels.recommendation} `, { ...here, run: { bold: true, boldComplexScript: true } });

  const blocks = document.blocks.flatMap((block, i) => {
    const here: Writing = { language: block.language ?? language };
    const about = beside.at(block.id);
    const own = { bidirectional: blockDirection(block, language) === "rtl" };
    const restyle = about.styled && restyled(block, about.styled.proposed);
    const runs = trackedRuns(block.inline, here, mark, about);
    return [
      paragraph({
        ...blockOptions(restyle ?? block),
        ...(about.styled && { revision: { ...about.styled.by, ...blockOptions(block), ...own } }),
        ...own,
        // The text begins on a page of its own.
        pageBreakBefore: i === 0,
        ...(about.removed && { run: { deletion: about.removed } }),
        children: [...recommendationLabel(block, restyle, about, writing, label), ...runs],
      }),
      ...about.inserted.flatMap(({ proposed, by }) =>
        proposed.split("\n").map((text) =>
          paragraph({
            ...blockOptions({ id: "", kind: "paragraph", inline: [] }),
            run: { insertion: by },
            children: inlineRuns(asInline(text), adding(writing, by)),
          }),
        ),
      ),
    ];
  });
  const endnotes = Object.fromEntries(
    [...numbers.notes].map(([id, n]) => [
      n,
      {
        children: [paragraph({ style: "EndnoteText", children: [new TextRun("\t"), ...inlineRuns(notes.get(id)?.inline ?? [], writing)] })],
      },
    ]),
  );
  const pages = paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })],
  });
  const header = paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { after: 0 },
    children: textRuns(title, { ...writing, run: { italics: true, italicsComplexScript: true } }),
  });

  const file = new Document({
    title,
    subject: `${labels.review}: ${[input.review.stateName, input.review.session > 0 ? `${labels.session} ${String(input.review.session)}` : ""].filter(Boolean).join(", ")}`,
    creator: input.organisations.map(({ name }) => name).join("; ") || "Caucus",
    lastModifiedBy: "Caucus",
    keywords: document.cover.keywords,
    revision: 1,
    customProperties: [
      { name: "CaucusWords", value: String(input.words) },
      ...(input.frozen && input.hash ? [{ name: "CaucusTextSHA256", value: input.hash }] : []),
    ],
    styles: styles(language),
    numbering: { config: [...numbering.config, endnotesTitleNumbering(labels.endnotes)] },
    endnotes,
    ...(beside.comments.length > 0 && { comments: { children: beside.comments } }),
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: A4, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418, header: 709, footer: 709 } },
          endnoteProperties: { numberFormat: { type: NumberFormat.DECIMAL } },
        },
        headers: { first: new Header({ children: [paragraph({ spacing: { after: 0 } })] }), default: new Header({ children: [header] }) },
        footers: { first: new Footer({ children: [pages] }), default: new Footer({ children: [pages] }) },
        children: [...coverPage(input, writing, paragraph), ...blocks, ...(numbers.notes.size > 0 ? [endnotesTitle(paragraph)] : [])],
      },
    ],
  });
  return Promise.resolve(packWord(file, { date: input.date, words: input.words, rightToLeft }));
}
