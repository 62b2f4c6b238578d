import type { Block, Inline } from "~/app/domain/document/document.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import type { SubmissionFile } from "../submission-file.js";

/** Raised when a reader of an older file would misread a newer one. */
export const JSON_FORMAT = "caucus-submission";
export const JSON_VERSION = 1;

interface NumberedBlock extends Block {
  /** As printed: "7", "1.2"; null for what bears no number. */
  number: string | null;
}

/** The machine-readable form of a submission, as it stands in the file. */
export interface SubmissionJson {
  format: typeof JSON_FORMAT;
  version: typeof JSON_VERSION;
  title: string;
  kind: SubmissionFile["kind"];
  language: string;
  review: SubmissionFile["review"];
  organisations: SubmissionFile["organisations"];
  words: number;
  hash: string | null;
  frozen: boolean;
  date: string;
  schema: number;
  cover: SubmissionFile["document"]["cover"];
  blocks: NumberedBlock[];
  /** All notes; those that the text cites bear their number. */
  notes: { id: string; number: number | null; inline: Inline[] }[];
  links: SubmissionFile["document"]["links"];
  tags?: SubmissionFile["document"]["tags"];
  annexes?: SubmissionFile["document"]["annexes"];
}

/** A submission as JSON, indented: its structure, with the numbers that paragraphs, headings and endnotes print resolved. */
export function writeJson(input: SubmissionFile): Promise<Uint8Array> {
  const { document } = input;
  const numbers = number(document.blocks);
  const cited = new Map(citedNotes(document).map(({ number: n, note }) => [note.id, n]));
  const content: SubmissionJson = {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    title: input.title,
    kind: input.kind,
    language: input.language,
    review: input.review,
    organisations: input.organisations,
    words: input.words,
    hash: input.hash ?? null,
    frozen: input.frozen,
    date: input.date.toISOString(),
    schema: document.schema,
    cover: document.cover,
    blocks: document.blocks.map((block) => ({ ...block, number: numbers.blocks.get(block.id) ?? null })),
    notes: document.notes.map((note) => ({ ...note, number: cited.get(note.id) ?? null })),
    links: document.links,
    ...(document.tags && { tags: document.tags }),
    ...(document.annexes && { annexes: document.annexes }),
  };
  return Promise.resolve(new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`));
}
