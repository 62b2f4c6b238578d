import { type Block, plainText } from "../document/document.js";
import { countWords, type Length } from "../document/words.js";
import { sentencePlaces } from "./sentences.js";
import { type CitedSource, sourcesByNote, STAKEHOLDERS_NOTE, type SummaryText } from "./text.js";

/** A sentence of a summary, and the notes whose marks stand in it or right after it. */
export interface SummarySentence {
  block: string;
  from: number;
  to: number;
  text: string;
  notes: string[];
  sourced: boolean;
}

/** The sentences of a block, where they stand in its plain text. A mark belongs to the sentence that it stands in or follows. */
export function sentencesOfBlock({ id, inline }: Block, sources: ReadonlyMap<string, readonly CitedSource[]>): SummarySentence[] {
  const text = plainText(inline);
  const marks: { at: number; note: string }[] = [];
  let at = 0;
  for (const part of inline) {
    if (part.type === "note") marks.push({ at, note: part.note });
    else at += part.type === "break" ? 1 : part.text.length;
  }
  const places = sentencePlaces(text);
  return places.map(({ from, to }, i) => {
    const end = places[i + 1]?.from ?? text.length;
    const notes = marks.filter((mark) => mark.at <= end && (i === 0 || mark.at > from)).map(({ note }) => note);
    return { block: id, from, to, text: text.slice(from, to), notes, sourced: notes.some((note) => (sources.get(note) ?? []).length > 0) };
  });
}

export interface SummaryFindings {
  /** Sentences that cite nothing. */
  unsourced: SummarySentence[];
  /** Ids of submissions that no note cites. */
  uncited: string[];
  /** Sections with more words than their part of what was filed amounts to. */
  overShare: { heading: string; words: number; share: number }[];
  /** Notes that cite what is no longer filed. */
  notFiled: string[];
}

/** So much more than its share is not yet over it. */
const ALLOWANCE = 1.1;
const ALLOWED_WORDS = 25;

/** What of a summary is not yet as it should be. The introduction reports nobody and cites nobody. */
export function checkSummary(
  { document, citations, compiled }: SummaryText,
  filed: readonly string[],
  sections: Length["sections"],
): SummaryFindings {
  const sources = sourcesByNote(citations);
  const known = new Set(filed);
  const cited = new Set(citations.map(({ submission }) => submission));
  const isIntroduction = ({ inline }: Block) => inline.some((part) => part.type === "note" && part.note === STAKEHOLDERS_NOTE);
  const shares = new Map(compiled.map(({ block, share }) => [block, share]));
  return {
    unsourced: document.blocks
      .filter((block) => block.kind !== "heading" && !isIntroduction(block))
      .flatMap((block) => sentencesOfBlock(block, sources).filter(({ sourced, text }) => !sourced && countWords(text) > 0)),
    uncited: filed.filter((submission) => !cited.has(submission)),
    overShare: sections.flatMap(({ heading, words }) => {
      const share = heading === null ? undefined : shares.get(heading);
      return heading !== null && share && words > Math.max(share * ALLOWANCE, share + ALLOWED_WORDS) ? [{ heading, words, share }] : [];
    }),
    notFiled: [...sources].filter(([, own]) => own.some(({ submission }) => !known.has(submission))).map(([note]) => note),
  };
}
