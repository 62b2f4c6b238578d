import { blockDirection, isRightToLeft } from "~/app/domain/document/direction.js";
import type { Block, Inline } from "~/app/domain/document/document.js";
import { noteSeparator } from "~/app/domain/document/note-separator.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import { safeLink } from "../docx/write-inline.js";
import { coverParts } from "../cover-lines.js";
import { coverFacts, fileLabels } from "../file-labels.js";
import type { SubmissionFile } from "../submission-file.js";

type Piece = { text: string; marks: string[]; link?: string } | { break: true } | { note: number };
interface Item {
  parts: Piece[];
  items: Item[];
}
interface PdfBlock {
  kind: Block["kind"] | "bullets";
  level?: number;
  number?: string;
  language?: string;
  rightToLeft: boolean;
  parts?: Piece[];
  items?: Item[];
}

/** What the template prints; all of it plain data. */
export interface PdfModel {
  language: string;
  rightToLeft: boolean;
  fonts: string[];
  title: string;
  authors: string[];
  keywords: string[];
  review: string;
  kind: string;
  facts: [string, string][];
  /** `spaced`: its lines are paragraphs of running text. */
  cover: { title: string; spaced: boolean; lines: { rightToLeft: boolean; parts: Piece[] }[] }[];
  remarks: string[];
  recommendation: string;
  blocks: PdfBlock[];
  endnotes: string;
  notes: { number: number; parts: Piece[] }[];
}

const plain = (text: string, ...marks: string[]): Piece => ({ text, marks });
const filled = (lines: string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== "");

function pieces(inline: readonly Inline[], notes: ReadonlyMap<string, number>): Piece[] {
  return inline.flatMap((part, i): Piece[] => {
    if (part.type === "break") return [{ break: true }];
    if (part.type === "note") {
      const n = notes.get(part.note);
      const separator = noteSeparator(inline, i);
      return n === undefined ? [] : [{ note: n }, ...(separator === "" ? [] : [plain(separator, "superscript")])];
    }
    const link = safeLink(part.link);
    return [{ text: part.text, marks: part.marks ?? [], ...(link ? { link } : {}) }];
  });
}

/** Bullets of one direction that follow one another become one list, the second level inside the first. */
function blocks(input: SubmissionFile): PdfBlock[] {
  const numbers = number(input.document.blocks);
  const result: PdfBlock[] = [];
  for (const block of input.document.blocks) {
    const parts = pieces(block.inline, numbers.notes);
    const rightToLeft = blockDirection(block, input.language) === "rtl";
    if (block.kind === "bullet") {
      const last = result.at(-1);
      const goesOn = last?.kind === "bullets" && last.rightToLeft === rightToLeft;
      const list = goesOn ? last.items! : (result.push({ kind: "bullets", rightToLeft, items: [] }), result.at(-1)!.items!);
      const parent = list.at(-1);
      if ((block.level ?? 1) > 1 && parent) parent.items.push({ parts, items: [] });
      else list.push({ parts, items: [] });
      continue;
    }
    const printed = numbers.blocks.get(block.id);
    result.push({
      kind: block.kind,
      parts,
      ...(block.kind === "heading" ? { level: Math.min(Math.max(block.level ?? 1, 1), 3) } : {}),
      ...(printed === undefined ? {} : { number: printed }),
      ...(block.language ? { language: block.language.split("-")[0]! } : {}),
      rightToLeft,
    });
  }
  return result;
}

export function pdfModel(input: SubmissionFile, fonts: string[], remarks: string[]): PdfModel {
  const labels = fileLabels(input.language);
  const { title, facts } = coverFacts(input, labels);
  const { cover } = input.document;
  const numbers = number(input.document.blocks);
  return {
    language: input.language.split("-")[0]!,
    rightToLeft: isRightToLeft(input.language),
    fonts,
    title,
    authors: input.organisations.map(({ name }) => name),
    keywords: filled(cover.keywords.split(/[,،、]/)),
    review: labels.review,
    kind: labels[input.kind],
    facts,
    cover: coverParts(input).map(({ what, title: heading, groups }) => ({
      title: heading,
      spaced: what === "letter",
      lines: groups.flat().map((inline) => ({
        rightToLeft: blockDirection({ inline }, input.language) === "rtl",
        parts: pieces(inline, numbers.notes),
      })),
    })),
    remarks: [...(input.frozen ? (input.hash ? [`${labels.hash}: ${input.hash}`] : []) : [labels.draft]), ...remarks],
    recommendation: labels.recommendation,
    blocks: blocks(input),
    endnotes: labels.endnotes,
    notes: citedNotes(input.document).map(({ number: n, note }) => ({ number: n, parts: pieces(note.inline, numbers.notes) })),
  };
}
