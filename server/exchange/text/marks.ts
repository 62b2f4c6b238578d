import { westernDigits } from "~/app/domain/document/western-digits.js";
import { romanValue } from "./note-labels.js";
import { superscriptValue } from "./patterns.js";

/** An endnote's mark in a text. */
export interface Mark {
  /** Index of its text among those that were looked through. */
  piece: number;
  /** Where it begins and ends in the text, with a blank before it that only sets it off. */
  start: number;
  end: number;
  number: number;
  doubt?: "mark-uncertain" | "mark-out-of-order";
}

interface Candidate extends Mark {
  score: number;
  /** Follows another mark directly: ".1 2". */
  chained: boolean;
}

const BRACKET = /\s?\[(\p{Nd}{1,3})\]/gu;
const ROMAN = /\s?\[([ivxlc]{1,7})\]/gu;
const SUPERSCRIPT = /\s?([⁰¹²³⁴-⁹]{1,3})(?![⁰-⁹])/gu;

function explicit(texts: readonly string[], pattern: RegExp, value: (text: string) => number): Mark[] {
  return texts.flatMap((text, piece) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const number = value(match[1]!);
      const head = text.slice(0, match.index);
      if (!(number > 0) || (pattern === SUPERSCRIPT && /(?:^|[\s\p{Nd}])(?:[kcmd]?m)$/u.test(head))) return [];
      return [{ piece, start: match.index, end: match.index + match[0].length, number }];
    }),
  );
}

/** The end of the text, or another sentence. A decimal keeps its digits: "150.12" is left as it is, and the note without a mark is said. */
const beforeSentence = /^(?:$|\s+[\p{Lu}“‘«(])/u;
const YEAR = /(?:^|[^\p{Nd}.,])(?:1[5-9]|20)\p{Nd}{2}[)”’"»]?[.,;:!?]$/u;
/** Digits whose superscript was lost, and what stands before them: the surer the sign, the higher. */
function plainCandidates(texts: readonly string[], most: number): Candidate[] {
  return texts.flatMap((text, piece) => {
    const found: Candidate[] = [];
    for (const match of text.matchAll(/(?<=(.))(?<!\p{Nd})(\p{Nd}{1,3})(?=$|[\s,;.:!?)\]”’"»،؛。，、]|\p{Script=Han})/gsu)) {
      const digits = westernDigits(match[2]!);
      const number = Number(digits);
      if (digits.startsWith("0") || number > most) continue;
      const start = match.index;
      const end = start + match[2]!.length;
      const head = westernDigits(text.slice(0, start));
      const after = text.slice(end);
      const previous = found.at(-1);
      const add = (score: number, from: number, chained = false): void => {
        if (score > 0)
          found.push({ piece, start: from, end, number, score, chained, ...(score < 1 ? { doubt: "mark-uncertain" as const } : {}) });
      };
      if (previous?.end !== undefined && /^(?:\s?[,،]\s?|\s)$/u.test(text.slice(previous.end, start))) {
        add(2.5, previous.end, true);
        continue;
      }
      const pair = /^,\p{Nd}{1,3}(?![\p{Nd}.,])/u.test(after) && /[^\p{Nd}\s][.;!?)”»]$/u.test(head);
      if (/^[.,]\p{Nd}/u.test(after) && !pair) continue;
      if (/\p{Nd}[)”’"»]?[.,;:!?]$/u.test(head))
        add(
          YEAR.test(head)
            ? 2.5
            : /[;!?]$|[)”’"»].$/u.test(head)
              ? 2
              : /\p{Nd}[.,]\p{Nd}+[.,]$/u.test(head) && beforeSentence.test(after)
                ? 0.4
                : -1,
          start,
        );
      else if (/[.,;:!?…。，；：！？؟،؛)\]”’"»]$/u.test(head) && !/^["“‘'«(\s]*$/u.test(head)) add(3, start);
      else if (/[.;!?…。؟)”»]\s$/u.test(head) && /^(?:$|\s*[\p{Lu}\p{Lo}“‘«(])/u.test(after)) add(1.5, start - 1);
      else if (/\p{Ll}$|\p{Lo}$/u.test(head) && !/(?:^|[^\p{L}])\p{L}{1,2}$/u.test(head))
        add(/^(?:$|[\s.,;])/u.test(after) ? 0.8 : 0.5, start);
    }
    return found;
  });
}

/** The chain of candidates, in reading order with rising numbers, that is worth most; each number left out costs. */
function bestChain(all: readonly Candidate[]): Candidate[] {
  const best: { worth: number; previous: number }[] = [];
  let end = -1;
  all.forEach((candidate, i) => {
    best[i] = { worth: candidate.chained ? -Infinity : candidate.score - (candidate.number - 1) * 0.6, previous: -1 };
    for (let j = Math.max(0, i - 200); j < i; j++) {
      const skipped = candidate.number - all[j]!.number - 1;
      if (skipped < 0 || (candidate.chained && j !== i - 1)) continue;
      const worth = best[j]!.worth + candidate.score - skipped * 0.6;
      if (worth > best[i].worth) best[i] = { worth, previous: j };
    }
    if (best[i].worth > 0 && (end < 0 || best[i].worth > best[end]!.worth)) end = i;
  });
  const chain: Candidate[] = [];
  for (let i = end; i >= 0; i = best[i]!.previous) chain.unshift(all[i]!);
  return chain;
}

/** Marks that the chain passed over because they stand out of order, but that nothing else can be. */
function outOfOrder(all: readonly Candidate[], chain: readonly Candidate[], numbers: ReadonlySet<number>): Mark[] {
  const have = new Set(chain.map((mark) => mark.number));
  const passedOver = all.filter(
    (candidate) => candidate.score >= 2.5 && !candidate.chained && numbers.has(candidate.number) && !have.has(candidate.number),
  );
  const first = new Map([...passedOver].reverse().map((candidate) => [candidate.number, candidate]));
  return [...first.values()].map((candidate) => ({ ...candidate, doubt: "mark-out-of-order" as const }));
}

/**
 * Finds the endnotes' marks in the texts of the blocks and of the boxes' items, in their order. `[1]`, `[i]` and superscript digits say what they are; plain digits are taken
 * only where there is a list of notes (`numbers`), in rising order, each once: years, decimals and recommendation numbers stay text.
 */
export function findMarks(texts: readonly string[], numbers: readonly number[]): Mark[] {
  const known = new Set(numbers);
  const isKnown = (mark: Mark): boolean => known.size === 0 || known.has(mark.number);
  const brackets = explicit(texts, BRACKET, (text) => Number(westernDigits(text))).filter(isKnown);
  const romans = explicit(texts, ROMAN, romanValue).filter(isKnown);
  const superscripts = explicit(texts, SUPERSCRIPT, superscriptValue).filter(isKnown);
  const sure = [brackets, romans, superscripts].sort((a, b) => b.length - a.length)[0]!;
  if (sure.length > 0 && (known.size === 0 || sure.length >= known.size * 0.5)) return sure;
  if (known.size === 0) return [];
  const all = plainCandidates(texts, Math.max(...numbers));
  const chain = bestChain(all);
  return [...chain, ...outOfOrder(all, chain, known)].sort((a, b) => a.piece - b.piece || a.start - b.start);
}
