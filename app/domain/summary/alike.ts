/** Two sentences are alike where so much of all their words is in both. */
const ALIKE = 0.5;
/** So much alike that one of them may stand for both. */
export const THE_SAME = 0.8;
const SHORTEST_WORD = 4;
const STEM = 6;

export const wordsOf = (sentence: string): Set<string> =>
  new Set(
    (sentence.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).flatMap((word) => (word.length >= SHORTEST_WORD ? [word.slice(0, STEM)] : [])),
  );

/** The part of all words of two sentences that is in both. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both / (a.size + b.size - both || 1);
}

export interface Alike {
  index: number;
  likeness: number;
}

/**
 * For each sentence the earlier one that it is most like, if any (never one that is itself like an earlier one). Two sentences that
 * are alike share one of their rarest words, so only those are compared: the work grows with the likenesses, not with all pairs.
 */
export function alikes(sentences: readonly string[]): (Alike | null)[] {
  const words = sentences.map(wordsOf);
  const frequency = new Map<string, number>();
  for (const set of words) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byWord = new Map<string, number[]>();
  return words.map((set, i) => {
    const rarest = [...set].sort((a, b) => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1));
    const telling = rarest.slice(0, set.size - Math.ceil(ALIKE * set.size) + 1);
    let best: Alike | null = null;
    for (const index of new Set(telling.flatMap((word) => byWord.get(word) ?? []))) {
      const found = likeness(words[index]!, set);
      if (found >= ALIKE && found > (best?.likeness ?? 0)) best = { index, likeness: found };
    }
    if (!best) for (const word of telling) byWord.set(word, [...(byWord.get(word) ?? []), i]);
    return best;
  });
}
