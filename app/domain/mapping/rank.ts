import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { readStates } from "~/app/domain/recommendations/states.js";
import { mattersOfHeading, splitHeading } from "./heading.js";
import { mattersIn, mattersOfLabel } from "./matching.js";
import { stems } from "./words.js";

export interface Ranked {
  number: string;
  symbol: string;
  /** 0 to 1 and comparable within one answer only. */
  score: number;
  /** Ids of the matters that text and recommendation share, the weightiest first. */
  matters: string[];
  /** The part of the score that the matters make, 0 to 1, comparable between answers too. */
  likeness: number;
}

export interface Ranker {
  /** The recommendations that a text most likely concerns, best first; equal scores keep the list's order. A first line that is a heading weighs more. */
  rank(text: string, top: number): Ranked[];
}

/** How the parts of a score weigh; chosen by judgement on the field, coarsely, and not fitted to a set of answers. */
const WEIGHTS = { matter: 0.6, words: 0.4, heading: 1.5, body: 1, firstTheme: 1, furtherTheme: 0.6, wording: 0.8, persons: 0.4 } as const;
const BM25 = { k1: 1.2, b: 0.75, themes: 0.5 } as const;

type Vector = Map<string, number>;

/** A recommendation, or what is ranked like one, with its text in other languages where they are known. */
export type Rankable = Recommendation & { translations?: Readonly<Record<string, string>> };

/** Prepares a list for ranking: in process, without outside services, the same answer every time. */
export function createRanker(recommendations: readonly Rankable[]): Ranker {
  const labels = new Map<string, string[]>();
  const documents = recommendations.map((one) => describe(one, labels));
  const total = documents.length;
  const inverse = (frequency: number) => Math.log(1 + (total + 1) / (frequency + 0.5));
  const matterFrequency = frequencies(documents.map((one) => one.matters));
  const wordings = documents.flatMap(({ wordings: own }, at) => own.map((one) => ({ ...one, at })));
  const wordFrequency = frequencies(wordings.map((one) => one.words));
  const averages = averageLengths(wordings);
  const postings = new Map<string, { of: number; count: number }[]>();
  wordings.forEach(({ words }, of) => {
    for (const [word, count] of words) {
      const list = postings.get(word);
      if (list) list.push({ of, count });
      else postings.set(word, [{ of, count }]);
    }
  });
  const vectors = documents.map((one) =>
    unit(new Map([...one.matters].map(([id, weight]) => [id, weight * inverse(matterFrequency.get(id) ?? 0)]))),
  );

  /** By recommendation: how well its words fit, in the language in which they fit best. */
  const wordScores = (text: string): Float64Array => {
    const scores = new Float64Array(wordings.length);
    for (const [word, times] of countOf(stems(text))) {
      const list = postings.get(word);
      if (!list) continue;
      const weight = (1 + Math.log(times)) * inverse(wordFrequency.get(word) ?? 0);
      for (const { of, count } of list) {
        const { length, language } = wordings[of]!;
        const relative = BM25.k1 * (1 - BM25.b + (BM25.b * length) / averages.get(language)!);
        scores[of]! += (weight * count * (BM25.k1 + 1)) / (count + relative);
      }
    }
    const best = new Float64Array(total);
    scores.forEach((score, of) => (best[wordings[of]!.at] = Math.max(best[wordings[of]!.at]!, score)));
    const most = Math.max(...best, Number.MIN_VALUE);
    return best.map((score) => score / most);
  };

  const matterQuery = (text: string): Vector => {
    const { heading, body } = splitHeading(text);
    const weigh = (counts: Vector) =>
      unit(new Map([...counts].map(([id, count]) => [id, Math.sqrt(count) * inverse(matterFrequency.get(id) ?? 0)])));
    const head = heading === "" ? new Map<string, number>() : weigh(mattersOfHeading(heading));
    return unit(sum(head, WEIGHTS.heading, weigh(mattersIn(body)), WEIGHTS.body));
  };

  return {
    rank(text, top) {
      if (total === 0) return [];
      const query = matterQuery(text);
      const words = wordScores(text);
      return vectors
        .map((vector, at) => ({ at, likeness: dot(query, vector) }))
        .map(({ at, likeness }) => ({ at, likeness, score: WEIGHTS.matter * likeness + WEIGHTS.words * words[at]! }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .slice(0, top)
        .map(({ at, score, likeness }) => ({
          number: recommendations[at]!.number,
          symbol: recommendations[at]!.symbol,
          score,
          likeness,
          matters: shared(query, vectors[at]!),
        }));
    },
  };
}

/** The words of a recommendation in one language; the first, its own, is called "". */
interface Wording {
  language: string;
  words: Vector;
  length: number;
}

interface Description {
  wordings: Wording[];
  matters: Vector;
}

/** `labels` remembers what a label means, as lists repeat them. */
function describe({ text, themes, persons, translations = {} }: Rankable, labels: Map<string, string[]>): Description {
  const meaning = (label: string): string[] => {
    const known = labels.get(label) ?? mattersOfLabel(label);
    labels.set(label, known);
    return known;
  };
  const found: Vector = new Map();
  const raise = (id: string, weight: number) => found.set(id, Math.max(found.get(id) ?? 0, weight));
  themes.forEach((theme, i) => meaning(theme).forEach((id) => raise(id, i === 0 ? WEIGHTS.firstTheme : WEIGHTS.furtherTheme)));
  for (const person of persons) meaning(person).forEach((id) => raise(id, WEIGHTS.persons));
  const { wording } = readStates(text);
  for (const [id, count] of mattersIn(wording)) found.set(id, (found.get(id) ?? 0) + WEIGHTS.wording * Math.min(count, 2));
  const own = wordingOf("", wording);
  for (const word of themes.flatMap(stems)) own.words.set(word, (own.words.get(word) ?? 0) + BM25.themes);
  const others = Object.entries(translations).map(([language, translated]) => wordingOf(language, readStates(translated).wording));
  return { wordings: [own, ...others], matters: found };
}

function wordingOf(language: string, wording: string): Wording {
  const words = stems(wording);
  return { language, words: countOf(words), length: words.length };
}

function averageLengths(wordings: readonly Wording[]): Vector {
  const counts = countOf(wordings.map(({ language }) => language));
  const sums: Vector = new Map();
  for (const { language, length } of wordings) sums.set(language, (sums.get(language) ?? 0) + length);
  return new Map([...sums].map(([language, length]) => [language, Math.max(length / counts.get(language)!, 1)]));
}

function countOf(words: readonly string[]): Vector {
  const counts: Vector = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function frequencies(vectors: readonly Vector[]): Vector {
  const counts: Vector = new Map();
  for (const vector of vectors) for (const key of vector.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : new Map([...vector].map(([key, value]) => [key, value / length]));
}

function sum(a: Vector, weightA: number, b: Vector, weightB: number): Vector {
  const result = new Map([...a].map(([key, value]) => [key, value * weightA]));
  for (const [key, value] of b) result.set(key, (result.get(key) ?? 0) + value * weightB);
  return result;
}

function dot(a: Vector, b: Vector): number {
  let result = 0;
  for (const [key, value] of b) result += value * (a.get(key) ?? 0);
  return result;
}

function shared(query: Vector, vector: Vector): string[] {
  return [...vector]
    .map(([id, value]) => [id, value * (query.get(id) ?? 0)] as const)
    .filter(([, share]) => share > 0.02)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([id]) => id);
}
