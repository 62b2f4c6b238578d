import { plainText, type Block } from "../document/document.js";
import { blockCounts, type CountedParts } from "../document/words.js";
import { foldedWords } from "../mapping/words.js";

export interface Repetition {
  /** The sentence as it stands the second time. */
  text: string;
  words: number;
  /** Word for word, but for case and signs. */
  exact: boolean;
  first: string;
  again: string;
}

export interface QuotedText {
  block: string;
  number: string;
  /** So many words could be the number alone. */
  words: number;
}

/** Shorter sentences repeat by chance. */
const SHORTEST = 6;
/** Two sentences that share so much of their words say the same. */
const NEAR = 0.75;
/** So many words of a recommendation in a row are a quotation. */
const QUOTED = 8;

interface Sentence {
  block: string;
  text: string;
  key: string;
  words: string[];
  set: Set<string>;
}

function sentencesOf(block: Block): Sentence[] {
  if (block.kind === "heading") return [];
  const sentences = plainText(block.inline)
    .split(/(?<=[.!?\u061f\u3002])\s+|\n/u)
    .map((text) => ({ text: text.trim(), words: foldedWords(text) }));
  // every box of quoted recommendations begins with such a line
  const isLabel = (text: string) => block.kind === "reference-box" && /[:\uff1a]$/u.test(text);
  return sentences
    .filter(({ text, words }) => words.length >= SHORTEST && !isLabel(text))
    .map(({ text, words }) => ({ block: block.id, text, words, key: words.join(" "), set: new Set(words) }));
}

function likeness(a: Sentence, b: Sentence): number {
  const [small, large] = a.set.size < b.set.size ? [a.set, b.set] : [b.set, a.set];
  if (small.size < large.size * NEAR) return 0;
  let common = 0;
  for (const word of small) if (large.has(word)) common += 1;
  return common / (small.size + large.size - common);
}

/** Sentences that stand in the text twice, word for word or nearly, the longest first. */
export function repetitions(blocks: readonly Block[]): Repetition[] {
  const sentences = blocks.flatMap(sentencesOf);
  const found: Repetition[] = [];
  for (const [i, again] of sentences.entries()) {
    const earlier = sentences.slice(0, i);
    const exact = earlier.find(({ key }) => key === again.key);
    const first = exact ?? earlier.find((one) => likeness(one, again) >= NEAR);
    if (first)
      found.push({ text: again.text, words: again.words.length, exact: exact !== undefined, first: first.block, again: again.block });
  }
  return found.sort((a, b) => b.words - a.words);
}

/** Official words of prior recommendations in what the limit counts: the number would say the same. The longest first. */
export function quotations(
  blocks: readonly Block[],
  recommendations: readonly { number: string; text: string }[],
  counted: CountedParts,
): QuotedText[] {
  const runs = new Map<string, string>();
  for (const { number, text } of recommendations) {
    const words = foldedWords(text);
    for (let i = 0; i + QUOTED <= words.length; i++) {
      const run = words.slice(i, i + QUOTED).join(" ");
      if (!runs.has(run)) runs.set(run, number);
    }
  }
  const found = blocks.flatMap((block) => {
    if (!blockCounts(block.kind, counted)) return [];
    const words = foldedWords(plainText(block.inline));
    const quoted = new Map<string, Set<number>>();
    for (let i = 0; i + QUOTED <= words.length; i++) {
      const number = runs.get(words.slice(i, i + QUOTED).join(" "));
      if (!number) continue;
      const places = quoted.get(number) ?? new Set();
      quoted.set(number, places);
      for (let at = i; at < i + QUOTED; at++) places.add(at);
    }
    return [...quoted].map(([number, places]) => ({ block: block.id, number, words: places.size }));
  });
  return found.sort((a, b) => b.words - a.words);
}
