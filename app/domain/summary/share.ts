import type { Candidate } from "./candidates.js";

/**
 * Divides a number of words among those who want some: nobody gets more than they want, and what one leaves is divided among the
 * others. Returns whole words, in the order given; their sum is at most `total`.
 */
export function divide(total: number, wants: readonly number[]): number[] {
  const shares = wants.map(() => 0);
  let left = Math.max(total, 0);
  const open = wants.map((_, i) => i).sort((a, b) => wants[a]! - wants[b]!);
  while (open.length > 0) {
    const i = open.shift()!;
    shares[i] = Math.min(wants[i]!, Math.floor(left / (open.length + 1)));
    left -= shares[i];
  }
  return shares;
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

/** The sentences of one submission that fit into its share, in the submission's order. */
export function choose(candidates: readonly Candidate[], share: number): Candidate[] {
  let left = share;
  const chosen = byWeight(candidates).filter(({ words }) => {
    if (words > left) return false;
    left -= words;
    return true;
  });
  return chosen.sort((a, b) => a.order - b.order);
}
