import type { QuotedRange } from "~/app/domain/document/anchors.js";
import type { Block, StructuredDocument } from "~/app/domain/document/document.js";
import type { Change } from "~/app/domain/threads/changes.js";

/** What a reader was not sure of; `importing.<code>` of the catalogue is the sentence an author reads. */
export const IMPORT_WARNING_CODES = [
  // the page around the text
  "headers-removed",
  "page-numbers-missing",
  "sentence-rejoined",
  "cover-letter-taken",
  "title-not-found",
  "organisations-not-found",
  "organisation-incomplete",
  // numbers and headings
  "paragraphs-without-numbers",
  "number-gap",
  "number-restarts",
  "heading-or-paragraph",
  "heading-level",
  "unnumbered-text",
  "paragraph-after-bullets",
  "run-in-heading",
  // characters
  "hyphen-lost",
  "line-end-hyphen",
  "quotes-unbalanced",
  "number-malformed",
  "recommendation-number-comma",
  // endnotes
  "mark-uncertain",
  "mark-out-of-order",
  "mark-without-note",
  "note-without-mark",
  "note-without-text",
  "note-out-of-order",
  "notes-divided",
  "notes-preamble",
  "address-joined",
  "address-hyphen-lost",
  // files of word processors
  "footnotes-became-endnotes",
  "tracked-changes-accepted",
  "tracked-changes-kept",
  "comment-left-out",
  "table-flattened",
  "picture-left-out",
  "text-box-moved",
] as const;
export type ImportWarningCode = (typeof IMPORT_WARNING_CODES)[number];

export interface ImportWarning {
  code: ImportWarningCode;
  /** Fill the message's places. */
  params: Record<string, string | number>;
  /** The block to look at; for an endnote the block that cites it. */
  block?: string;
}

/** A comment of a file with its answers; authors are as the file names them. */
export interface ImportedComment {
  messages: { author: string; body: string; /** ISO 8601, where the file says it. */ at?: string }[];
  scope: "range" | "block";
  ranges: QuotedRange[];
  resolved: boolean;
}

/** A tracked change of a file as a suggestion beside the text; its author is as the file names them. */
export interface ImportedSuggestion {
  author: string;
  change: Change;
}

/** A file read as a submission: every word of its text is in the document; what is doubtful is in the warnings. */
export interface ImportedDocument {
  document: StructuredDocument;
  warnings: ImportWarning[];
  comments?: ImportedComment[];
  suggestions?: ImportedSuggestion[];
}

/** Warnings in the order of the text that they point at; those about the whole file come first. */
export function inTextOrder(warnings: readonly ImportWarning[], blocks: readonly Block[]): ImportWarning[] {
  const places = new Map(blocks.map(({ id }, i) => [id, i]));
  const place = ({ block }: ImportWarning): number => (block === undefined ? -1 : (places.get(block) ?? -1));
  return [...warnings].sort((a, b) => place(a) - place(b));
}
