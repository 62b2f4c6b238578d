import { type Block, type BlockKind, plainText, type StructuredDocument } from "./document.js";

/**
 * Ideographs and kana count one each, as in Word; Hangul and Thai are counted by blanks, as in Word.
 * Everything else is a run between white space: "vis-à-vis" is one word, a free-standing dash is one, "and/or" is one.
 */
const ONE_EACH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff60]/gu;

/** Takes no room and divides nothing. */
const INVISIBLE = /[\u200b\u2060\ufeff]/gu;

/** Words of a text as Word counts them. */
export function countWords(text: string): number {
  let ideographs = 0;
  const rest = text.replace(INVISIBLE, "").replace(ONE_EACH, () => {
    ideographs += 1;
    return " ";
  });
  return ideographs + (rest.match(/\S+/gu)?.length ?? 0);
}

/** Which parts of a submission its limit counts: switches of a guideline set. */
export interface CountedParts {
  headings: boolean;
  quotedRecommendations: boolean;
  notes: boolean;
  cover: boolean;
}

export interface WordCount {
  /** The text without typed numbers, bullets and note marks, all of which are automatic. */
  body: number;
  notes: number;
  cover: number;
  total: number;
}

export const blockWords = (block: Block): number => countWords(plainText(block.inline)) + (block.kind === "recommendation" ? 1 : 0);

/** Counts a whole document; `total` is body, notes and cover together. A recommendation's printed label counts one word. */
export function countDocument(document: StructuredDocument): WordCount {
  const body = document.blocks.reduce((sum, block) => sum + blockWords(block), 0);
  const cited = new Set(document.blocks.flatMap((block) => block.inline.flatMap((part) => (part.type === "note" ? [part.note] : []))));
  const notes = document.notes.reduce((sum, note) => sum + (cited.has(note.id) ? countWords(plainText(note.inline)) : 0), 0);
  const { title, keywords, contact, letter, organisations } = document.cover;
  const cover = [
    title,
    keywords,
    contact,
    letter,
    ...organisations.flatMap((o) => [o.name, o.acronym, o.address, o.website, o.description]),
  ].reduce((sum, text) => sum + countWords(text), 0);
  return { body, notes, cover, total: body + notes + cover };
}

/** Whether the limit counts blocks of this kind. */
export const blockCounts = (kind: BlockKind, parts: CountedParts): boolean =>
  kind === "heading" ? parts.headings : kind === "reference-box" ? parts.quotedRecommendations : true;

export interface Length {
  /** Words that the limit counts. */
  used: number;
  limit: number;
  sections: { heading: string | null; words: number }[];
  /** Where the text passes its limit: the block, and how many of its words still fit. */
  overFrom: { block: string; wordsThatFit: number } | null;
}

/** The length against a limit in words, per section (a section begins at a heading of any level and is named by that block's id). */
export function measure(document: StructuredDocument, limit: number, parts: CountedParts): Length {
  const outside = countDocument(document);
  const before = (parts.notes ? outside.notes : 0) + (parts.cover ? outside.cover : 0);
  const length: Length = { used: before, limit, sections: [], overFrom: null };
  for (const block of document.blocks) {
    if (block.kind === "heading" || length.sections.length === 0)
      length.sections.push({ heading: block.kind === "heading" ? block.id : null, words: 0 });
    if (!blockCounts(block.kind, parts)) continue;
    const words = blockWords(block);
    if (length.used + words > limit) length.overFrom ??= { block: block.id, wordsThatFit: Math.max(limit - length.used, 0) };
    length.used += words;
    length.sections.at(-1)!.words += words;
  }
  return length;
}
