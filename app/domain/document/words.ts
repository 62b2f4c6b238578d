import { type Block, type BlockKind, plainText, type StructuredDocument } from "./document.js";

/**
 * Ideographs and kana count one each, as in Word; Hangul and Thai are counted by blanks, as in Word.
 * Everything else is a run between white space: "vis-à-vis" is one word, a free-standing dash is one, "and/or" is one.
 */
const ONE_EACH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff60]/gu;

/** Takes no room and divides nothing. */
const INVISIBLE = /[\u200b\u2060\ufeff]/gu;

/** What counts as a word, where OHCHR might count otherwise than Word: switches of a guideline set. */
export interface WordRules {
  /** A sign without letter or figure that stands alone, such as a dash. */
  loneSigns: boolean;
  /** The parts of "vis-à-vis" and "and/or", one each. */
  compounds: boolean;
  /** Web addresses. */
  webAddresses: boolean;
}
export const AS_WORD: WordRules = { loneSigns: true, compounds: false, webAddresses: true };

const WEB_ADDRESS = /^\W*(?:https?:\/\/|www\.)/iu;
const PARTS = /[\p{L}\p{M}\p{N}]+(?:[^\s\p{L}\p{M}\p{N}/\u2010-\u2015-]+[\p{L}\p{M}\p{N}]+)*/gu;

function wordsOfRun(run: string, rules: WordRules): number {
  if (WEB_ADDRESS.test(run)) return rules.webAddresses ? 1 : 0;
  if (!/[\p{L}\p{N}]/u.test(run)) return rules.loneSigns ? 1 : 0;
  return rules.compounds ? (run.match(PARTS)?.length ?? 1) : 1;
}

/** Words of a text, as Word counts them unless other rules are given. */
export function countWords(text: string, rules: WordRules = AS_WORD): number {
  let ideographs = 0;
  const rest = text.replace(INVISIBLE, "").replace(ONE_EACH, () => {
    ideographs += 1;
    return " ";
  });
  const runs = rest.match(/\S+/gu) ?? [];
  if (rules.loneSigns && rules.webAddresses && !rules.compounds) return ideographs + runs.length;
  return ideographs + runs.reduce((sum, run) => sum + wordsOfRun(run, rules), 0);
}

/** Which parts of a submission its limit counts, and what in them is a word: switches of a guideline set. */
export interface CountedParts extends WordRules {
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

export const blockWords = (block: Block, rules: WordRules = AS_WORD): number =>
  countWords(plainText(block.inline), rules) + (block.kind === "recommendation" ? 1 : 0);

/** Counts a whole document; `total` is body, notes and cover together. A recommendation's printed label counts one word. */
export function countDocument(document: StructuredDocument, rules: WordRules = AS_WORD): WordCount {
  const body = document.blocks.reduce((sum, block) => sum + blockWords(block, rules), 0);
  const cited = new Set(document.blocks.flatMap((block) => block.inline.flatMap((part) => (part.type === "note" ? [part.note] : []))));
  const notes = document.notes.reduce((sum, note) => sum + (cited.has(note.id) ? countWords(plainText(note.inline), rules) : 0), 0);
  const { title, keywords, contact, letter, organisations } = document.cover;
  const cover = [
    title,
    keywords,
    contact,
    letter,
    ...organisations.flatMap((o) => [o.name, o.acronym, o.address, o.website, o.description]),
  ].reduce((sum, text) => sum + countWords(text, rules), 0);
  return { body, notes, cover, total: body + notes + cover };
}

/** Whether anything but headings has a word: a template that nobody has written in has not. */
export const hasText = ({ blocks }: Pick<StructuredDocument, "blocks">): boolean =>
  blocks.some(({ kind, inline }) => kind !== "heading" && countWords(plainText(inline)) > 0);

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
  const outside = countDocument(document, parts);
  const before = (parts.notes ? outside.notes : 0) + (parts.cover ? outside.cover : 0);
  const length: Length = { used: before, limit, sections: [], overFrom: null };
  for (const block of document.blocks) {
    if (block.kind === "heading" || length.sections.length === 0)
      length.sections.push({ heading: block.kind === "heading" ? block.id : null, words: 0 });
    if (!blockCounts(block.kind, parts)) continue;
    const words = blockWords(block, parts);
    if (length.used + words > limit) length.overFrom ??= { block: block.id, wordsThatFit: Math.max(limit - length.used, 0) };
    length.used += words;
    length.sections.at(-1)!.words += words;
  }
  return length;
}
