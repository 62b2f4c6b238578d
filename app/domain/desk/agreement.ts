import { plainText, type ImplementationLevel, type StructuredDocument } from "../document/document.js";
import { number } from "../document/numbering.js";
import { coverage } from "../mapping/coverage.js";
import type { Recommendation } from "../recommendations/recommendation.js";
import { likeness, wordsOf } from "../summary/alike.js";
import { sentencesOf } from "../summary/sentences.js";

/** A sentence of a submission and the paragraph in which it stands. */
export interface Said {
  block: string;
  /** Empty before the first numbered paragraph. */
  paragraph: string;
  text: string;
}

/** How two sentences that speak alike stand to each other; the last two contradict. */
export type Stance = "same" | "figures" | "denies";

/** How two stakeholders' views of one recommendation do; `both` where not both say how far it is implemented. */
export type LevelStance = "agree" | "contradict" | "both";

export interface SentencePair {
  one: Said;
  other: Said;
  stance: Stance;
}

export interface RecommendationPair {
  symbol: string;
  number: string;
  text: string;
  one: View;
  other: View;
  stance: LevelStance;
}

/** So much of their words have two sentences in common that speak of the same. */
const SPEAKS_ALIKE = 0.4;
const FEWEST_WORDS = 4;

const NEGATION =
  /(?<![\p{L}])(?:not|no|never|none|neither|nor|without|cannot|lacks?|lacking|fail(?:s|ed)?|n’t|n't|ne|n’|pas|aucune?|jamais|sans|sin|ningun[ao]?|nunca|tampoco|не|нет|ни|без|لا|لم|لن|ليس|بدون)(?![\p{L}])|n[’']t(?![\p{L}])|没有|未|不|无/iu;
const isYear = (figure: string) => /^(?:19|20)\d\d$/.test(figure);
/** Figures that count something: years and the numbers of recommendations do not. */
const figuresOf = (text: string): Set<string> =>
  new Set(
    (text.match(/(?<![\p{L}\d.,])\d+(?:[.,]\d{3})*(?![.,]?\d|\p{L})/gu) ?? [])
      .map((one) => one.replace(/[.,]/g, ""))
      .filter((one) => !isYear(one)),
  );

/** How one sentence stands to another that speaks alike. */
export function stanceOf(one: string, other: string): Stance {
  if (NEGATION.test(one) !== NEGATION.test(other)) return "denies";
  const [a, b] = [figuresOf(one), figuresOf(other)];
  return a.size > 0 && b.size > 0 && [...a].every((figure) => !b.has(figure)) ? "figures" : "same";
}

/** The sentences of a text with their paragraphs. */
export function saidIn({ blocks }: Pick<StructuredDocument, "blocks">): Said[] {
  const numbers = number(blocks).blocks;
  let paragraph = "";
  return blocks.flatMap(({ id, kind, inline }) => {
    if (kind === "heading" || kind === "reference-box") return [];
    if (kind === "paragraph") paragraph = numbers.get(id) ?? paragraph;
    return sentencesOf(plainText(inline)).map((text) => ({ block: id, paragraph, text }));
  });
}

/** For each sentence of one text that of the other which speaks most alike, if any. */
export function sentencePairs(ones: readonly Said[], others: readonly Said[]): SentencePair[] {
  const words = others.map(({ text }) => wordsOf(text));
  const byWord = new Map<string, number[]>();
  for (const [i, set] of words.entries())
    for (const word of set) {
      const known = byWord.get(word);
      if (known) known.push(i);
      else byWord.set(word, [i]);
    }
  return ones.flatMap((one) => {
    const own = wordsOf(one.text);
    if (own.size < FEWEST_WORDS) return [];
    const shared = new Map<number, number>();
    for (const word of own) for (const i of byWord.get(word) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    let best: { i: number; alike: number } | null = null;
    for (const [i, count] of shared) {
      if (count < FEWEST_WORDS - 1) continue;
      const alike = likeness(own, words[i]!);
      if (alike >= SPEAKS_ALIKE && alike > (best?.alike ?? 0)) best = { i, alike };
    }
    if (!best) return [];
    const other = others[best.i]!;
    return [{ one, other, stance: stanceOf(one.text, other.text) }];
  });
}

/** How far a recommendation was brought; what one cannot tell contradicts nobody. */
const REACHED: Record<ImplementationLevel, number | null> = { implemented: 2, partly: 1, not: 0, "gone-back": -1, "no-information": null };

function levelStance(one: ImplementationLevel | null, other: ImplementationLevel | null): LevelStance {
  const [a, b] = [one && REACHED[one], other && REACHED[other]];
  if (a === null || b === null) return "both";
  return a === b ? "agree" : "contradict";
}

type View = Said & { level: ImplementationLevel | null };

/** For each recommendation the first place where a text speaks of it, and how far it says that it is implemented. */
export function viewsOf(document: StructuredDocument, recommendations: readonly Recommendation[]): (View | null)[] {
  const paragraphs = number(document.blocks).blocks;
  const texts = new Map(document.blocks.map((block) => [block.id, plainText(block.inline)]));
  return coverage(document, recommendations).recommendations.map(({ answers }) => {
    const answer = answers.find(({ link }) => link?.level) ?? answers[0];
    if (!answer) return null;
    const { block, link } = answer;
    return { block, paragraph: paragraphs.get(block) ?? "", text: texts.get(block) ?? "", level: link?.level ?? null };
  });
}

/** The recommendations of which two texts speak, by their views. */
export const recommendationPairs = (
  ones: readonly (View | null)[],
  others: readonly (View | null)[],
  recommendations: readonly Recommendation[],
): RecommendationPair[] =>
  recommendations.flatMap(({ symbol, number: own, text }, i) => {
    const [one, other] = [ones[i], others[i]];
    return one && other ? [{ symbol, number: own, text, one, other, stance: levelStance(one.level, other.level) }] : [];
  });
