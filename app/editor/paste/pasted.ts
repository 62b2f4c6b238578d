import type { Block, Inline, Note } from "~/app/domain/document/document.js";
import { countWords } from "~/app/domain/document/words.js";
import { plainText } from "~/app/domain/document/document.js";

export const LOSSES = ["picture", "table", "note-text", "note-mark", "deleted", "comment", "lettering", "level", "link", "object"] as const;
export type Loss = (typeof LOSSES)[number];

/** A block as it was found: typed numbers still to be looked at, ids still to be given. */
export interface Draft extends Pick<Block, "kind" | "level" | "numbered" | "alias" | "language" | "direction" | "addressee"> {
  inline: Inline[];
  /** What was typed before it and stands for its kind: "7. ", "Recommendation: ". */
  label?: string;
}

/** What is to be inserted, and how much of what could not be kept. */
export interface Pasted {
  blocks: Draft[];
  notes: Note[];
  lost: Partial<Record<Loss, number>>;
}

/** Whether it is words for the place where the cursor is, not paragraphs of their own. */
export const isInline = ({ blocks }: Pasted): boolean => blocks.length === 1 && blocks[0]!.kind === "paragraph" && !blocks[0]!.alias;

/** At most so many words at once: four times the longest submission. */
export const MOST_WORDS = 22_000;
/** At most so many characters of HTML are read; a long text from Word has a few hundred thousand. */
export const MOST_CHARACTERS = 20_000_000;

export const wordsOf = ({ blocks, notes }: Pasted): number =>
  [...blocks, ...notes].reduce((sum, { inline }) => sum + countWords(plainText(inline)), 0);
