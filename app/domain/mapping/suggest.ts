import { readStates } from "~/app/domain/recommendations/states.js";
import { PERSONS } from "./matter/goals.js";
import { placesIn } from "./places.js";
import type { CitableSource } from "./points.js";
import { createRanker, type Rankable } from "./rank.js";
import { proposeTags, type TagProposal } from "./tags.js";
import { stems } from "./words.js";

/** Why a recommendation is proposed: a theme or group of persons by the id of its matter, or words and places as the paragraph writes them. */
export type Reason = { kind: "theme" | "person"; matter: string } | { kind: "words"; words: string[] } | { kind: "place"; words: string[] };

export interface Suggestion {
  /** Of a report, or the key of another source. */
  symbol: string;
  number: string;
  /** 0 to 1; comparable within one answer. */
  score: number;
  reasons: Reason[];
}

export interface Suggestions {
  recommendations: Suggestion[];
  /** Points of other sources. */
  points: Suggestion[];
  tags: TagProposal[];
}

export type Suggest = (text: string) => Suggestions;

/** What a suggestion needs at least: so much likeness in matters, or so many words in common; and not far behind the best one. */
const LEAST = { likeness: 0.3, words: 3, ofBest: 0.55 } as const;
const SHOWN_WORDS = 3;
/** A word that more of the list's recommendations have explains nothing. */
const COMMON = 0.15;
const TOP = { recommendations: 6, points: 3 } as const;

/**
 * Prepares a review's lists, and the points of its other sources, for proposals beside a paragraph: 1,000 recommendations in some 0.2 s, then
 * each paragraph in a few milliseconds. Points are ranked among themselves: a letter's headings are no list's themes.
 */
export function createSuggest(recommendations: readonly Rankable[], sources: readonly CitableSource[] = []): Suggest {
  const among = finder(recommendations);
  const amongPoints = finder(sources.flatMap(asRankable));
  return (text) => ({
    recommendations: among(text, TOP.recommendations),
    points: amongPoints(text, TOP.points),
    tags: proposeTags(text),
  });
}

const asRankable = ({ key, points }: CitableSource): Rankable[] =>
  points.map(({ number, text, headings }) => ({
    symbol: key,
    number,
    text,
    themes: headings,
    states: [],
    position: "unknown",
    positionSource: "",
    sdgs: [],
    persons: [],
  }));

function finder(recommendations: readonly Rankable[]): (text: string, top: number) => Suggestion[] {
  const ranker = createRanker(recommendations);
  const keyOf = ({ symbol, number }: { symbol: string; number: string }) => `${symbol} ${number}`;
  const wordings = new Map(
    recommendations.map((one) => [
      keyOf(one),
      [one.text, ...Object.values(one.translations ?? {})].map((text) => {
        const { wording } = readStates(text);
        return { text: wording, stems: new Set(stems(wording)) };
      }),
    ]),
  );
  const frequency = new Map<string, number>();
  for (const own of wordings.values())
    for (const stem of new Set(own.flatMap((one) => [...one.stems]))) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const common = Math.max(2, wordings.size * COMMON);

  const sharedWords = (surface: ReadonlyMap<string, string>, official: ReadonlySet<string>): string[] =>
    [...official]
      .filter((stem) => surface.has(stem) && frequency.get(stem)! <= common)
      .sort((a, b) => frequency.get(a)! - frequency.get(b)!)
      .map((stem) => surface.get(stem)!);

  return (text, top) => {
    const surface = surfaces(text);
    const places = placesIn(text);
    const ranked = ranker.rank(text, top * 2);
    const best = ranked[0]?.score ?? 0;
    const found = ranked.flatMap(({ symbol, number, score, likeness, matters }): Suggestion[] => {
      const own = wordings.get(keyOf({ symbol, number }))!;
      // the language with most of the paragraph's words is the paragraph's
      const words = own.map((one) => sharedWords(surface, one.stems)).reduce((most, some) => (some.length > most.length ? some : most));
      if (score < best * LEAST.ofBest || (likeness < LEAST.likeness && words.length < LEAST.words)) return [];
      const named = places.filter((place) => own.some((one) => one.text.includes(place)));
      const reasons = matters.map((matter): Reason => ({ kind: PERSONS.includes(matter) ? "person" : "theme", matter }));
      if (named.length > 0) reasons.push({ kind: "place", words: named });
      const plain = words.filter((word) => !named.some((place) => place.toLowerCase().includes(word.toLowerCase())));
      if (plain.length > 0) reasons.push({ kind: "words", words: plain.slice(0, SHOWN_WORDS) });
      return [{ symbol, number, score, reasons }];
    });
    return found.slice(0, top);
  };
}

/** Each stem of a text with the word that it was cut from, as the text writes it. */
function surfaces(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (const stem of stems(word)) if (!found.has(stem)) found.set(stem, /\p{Script=Han}/u.test(word) ? stem : word);
  }
  return found;
}
