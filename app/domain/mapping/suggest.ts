import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { readStates } from "~/app/domain/recommendations/states.js";
import { PERSONS } from "./matter/goals.js";
import { placesIn } from "./places.js";
import { createRanker } from "./rank.js";
import { proposeTags, type TagProposal } from "./tags.js";
import { foldedWords, stems } from "./words.js";

/** Why a recommendation is proposed: a theme or group of persons by the id of its matter, or words and places as the paragraph writes them. */
export type Reason = { kind: "theme" | "person"; matter: string } | { kind: "words"; words: string[] } | { kind: "place"; words: string[] };

export interface Suggestion {
  symbol: string;
  number: string;
  /** 0 to 1; comparable within one answer. */
  score: number;
  reasons: Reason[];
}

export interface Suggestions {
  recommendations: Suggestion[];
  tags: TagProposal[];
}

export type Suggest = (text: string, top?: number) => Suggestions;

/** What a suggestion needs at least: so much likeness in matters, or so many words in common; and not far behind the best one. */
const LEAST = { likeness: 0.3, words: 3, ofBest: 0.55 } as const;
const SHOWN_WORDS = 3;
/** A word that more of the list's recommendations have explains nothing. */
const COMMON = 0.15;
const TOP = 6;

/** Prepares a list for proposals beside a paragraph: 1,000 recommendations in some 0.2 s, then each paragraph in a few milliseconds. */
export function createSuggest(recommendations: readonly Recommendation[]): Suggest {
  const ranker = createRanker(recommendations);
  const texts = new Map(recommendations.map((one) => [`${one.symbol} ${one.number}`, readStates(one.text).wording]));
  const frequency = new Map<string, number>();
  for (const text of texts.values()) for (const stem of new Set(stems(text))) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);

  function sharedWords(surface: ReadonlyMap<string, string>, official: string): string[] {
    return [...new Set(stems(official))]
      .filter((stem) => surface.has(stem) && frequency.get(stem)! <= Math.max(2, texts.size * COMMON))
      .sort((a, b) => frequency.get(a)! - frequency.get(b)!)
      .map((stem) => surface.get(stem)!);
  }

  return (text, top = TOP) => {
    const surface = surfaces(text);
    const places = placesIn(text);
    const ranked = ranker.rank(text, top * 2);
    const best = ranked[0]?.score ?? 0;
    const found = ranked.flatMap(({ symbol, number, score, likeness, matters }): Suggestion[] => {
      const official = texts.get(`${symbol} ${number}`)!;
      const words = sharedWords(surface, official);
      if (score < best * LEAST.ofBest || (likeness < LEAST.likeness && words.length < LEAST.words)) return [];
      const named = places.filter((place) => official.includes(place));
      const reasons = matters.map((matter): Reason => ({ kind: PERSONS.includes(matter) ? "person" : "theme", matter }));
      if (named.length > 0) reasons.push({ kind: "place", words: named });
      const plain = words.filter((word) => !named.some((place) => place.toLowerCase().includes(word.toLowerCase())));
      if (plain.length > 0) reasons.push({ kind: "words", words: plain.slice(0, SHOWN_WORDS) });
      return [{ symbol, number, score, reasons }];
    });
    return { recommendations: found.slice(0, top), tags: proposeTags(text) };
  };
}

/** Each stem of a text with the word that it was cut from, as the text writes it. */
function surfaces(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const [folded = ""] = foldedWords(word);
    for (const stem of stems(folded)) if (!found.has(stem)) found.set(stem, /\p{Script=Han}/u.test(word) ? stem : word);
  }
  return found;
}
