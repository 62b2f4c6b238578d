import type { Inline, StructuredDocument } from "../document/document.js";

/** One source of an endnote: paragraphs of a filed submission. A thing, not text: its numbers are printed from the submission. */
export interface CitedSource {
  note: string;
  submission: string;
  /** Ids of the submission's blocks; none where the whole is cited. */
  blocks: string[];
  /** Stands after "See also". */
  also: boolean;
  /** "4", "4-5", "2 and 4": for a submission without paragraph numbers; else empty. */
  page: string;
  /** Its place among the sources of the note. */
  order: number;
}

/** The sentence of a submission that a compiled sentence reports, and where that stands in the compiled text. */
export interface Origin {
  submission: string;
  block: string;
  sentence: string;
  from: number;
  to: number;
}

/** What the compiler wrote in a block: as long as the block is still so, compiling again may replace it. */
export interface CompiledBlock {
  block: string;
  /** Place in the section tree: "2.0.3"; "opening" for the introduction. */
  section: string;
  text: string;
  /** Its note marks with what they cite, and its formatting. */
  marks: string;
  /** Headings: the words that the section's part of what was filed amounts to. */
  share?: number;
  origins: Origin[];
}

/** A summary as it is written: the document, and beside it what its notes cite and what of it was compiled. */
export interface SummaryText {
  document: StructuredDocument;
  citations: CitedSource[];
  compiled: CompiledBlock[];
}

/** Notes that are printed from what is filed and from the text itself. */
export const STAKEHOLDERS_NOTE = "stakeholders";
export const ABBREVIATIONS_NOTE = "abbreviations";
export const OPENING = "opening";

export const citationKey = ({ note, submission, also }: Pick<CitedSource, "note" | "submission" | "also">): string =>
  [note, submission, also ? "also" : "cited"].join("\n");

/** The sources of each note, in their order. */
export function sourcesByNote(citations: readonly CitedSource[]): Map<string, CitedSource[]> {
  const notes = new Map<string, CitedSource[]>();
  for (const source of citations) notes.set(source.note, [...(notes.get(source.note) ?? []), source]);
  for (const sources of notes.values()) sources.sort((a, b) => a.order - b.order || (citationKey(a) < citationKey(b) ? -1 : 1));
  return notes;
}

/** Note marks and formatting of a block as one text: equal where nothing but letters could differ. */
export function marksOf(inline: readonly Inline[], sources: ReadonlyMap<string, readonly CitedSource[]>): string {
  const marks: unknown[] = [];
  let at = 0;
  for (const part of inline) {
    if (part.type === "note") {
      const cited = sources.get(part.note);
      marks.push([at, cited ? cited.map(({ submission, blocks, also, page }) => [submission, blocks, also, page]) : part.note]);
    } else if (part.type === "break") at += 1;
    else {
      if (part.marks || part.link) marks.push([at, part.marks ?? [], part.link ?? ""]);
      at += part.text.length;
    }
  }
  return JSON.stringify(marks);
}

export const originKey = ({ submission, block, sentence }: Pick<Origin, "submission" | "block" | "sentence">): string =>
  [submission, block, sentence].join("\n");
