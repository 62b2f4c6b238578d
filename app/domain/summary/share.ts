import type { Candidate } from "./candidates.js";

/**
 * Divides a number of words among those who want some: nobody gets more than they want, nobody less than their `least` as long as there
 * is enough, and what one leaves is divided among the others. Returns whole words, in the order given; their sum is at most `total`.
 */
export function divide(total: number, wants: readonly number[], least: readonly number[] = []): number[] {
  const floors = wants.map((want, i) => Math.min(want, least[i] ?? 0));
  const sharesAt = (level: number) => wants.map((want, i) => Math.min(want, Math.max(level, floors[i]!)));
  const sum = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0);
  if (sum(floors) > total) return floors.some((floor) => floor > 0) ? divide(total, wants) : wants.map(() => 0);
  let [low, high] = [0, Math.max(0, ...wants)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(sharesAt(middle)) <= total) low = middle;
    else high = middle - 1;
  }
  return sharesAt(low);
}

/** Recommendations first, then the first passage on each topic, then the second, and so on: a short share still says what is asked, and speaks of every topic. */
function byWeight(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Map<string, number>();
  const ranked = candidates.map((candidate) => {
    if (candidate.isRecommendation) return { candidate, rank: 0 };
    const rank = (seen.get(candidate.topic) ?? 0) + 1;
    seen.set(candidate.topic, rank);
    return { candidate, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.candidate.order - b.candidate.order).map(({ candidate }) => candidate);
}

/**
 * The sentences of one submission that fit into its share, in the submission's order; `first` is taken in any case (people have it in
 * their text already), and where nothing else fits, the shortest, so that everybody is heard.
 */
export function choose(candidates: readonly Candidate[], share: number, first: ReadonlySet<Candidate> = new Set()): Candidate[] {
  let left = share;
  const take = ({ words }: Candidate) => {
    left -= words;
  };
  candidates.filter((one) => first.has(one)).forEach(take);
  const chosen = byWeight(candidates).filter((one) => {
    if (first.has(one)) return true;
    if (one.words > left) return false;
    take(one);
    return true;
  });
  const shortest = candidates.reduce<Candidate | undefined>((best, one) => (best && best.words <= one.words ? best : one), undefined);
  if (chosen.length === 0 && shortest && shortest.words <= share) chosen.push(shortest);
  return chosen.sort((a, b) => a.order - b.order);
}
