import { type Cycle, cyclesNamed } from "./cycles.js";

const SYMBOL = /\bA\/HRC\/\d{1,3}\/\d{1,3}\b/gi;
const SENTENCE_END = /(?<=[\p{L}\p{N})"”\]]{2}[.!?]\d{0,3})\s+(?=[\p{Lu}"“«])|[。\n]/gu;

interface Named {
  symbol?: string;
  cycle?: Cycle;
}

/**
 * Which report or cycle a text means at a place: the report that its sentence names, where it is one; else the cycle that the
 * sentence names last before the place, or first after it. Asked for many places of one text.
 */
export function reportsNamed(text: string): (place: number) => Named {
  const cycles = cyclesNamed(text);
  const symbols = [...text.matchAll(SYMBOL)].map((match) => ({ symbol: match[0].toUpperCase(), start: match.index }));
  if (cycles.length === 0 && symbols.length === 0) return () => ({});
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index);
  return (place) => {
    const from = ends.findLast((end) => end < place) ?? 0;
    const to = ends.find((end) => end >= place) ?? text.length;
    const inside = ({ start }: { start: number }) => start >= from && start < to;
    const own = new Set(symbols.filter(inside).map(({ symbol }) => symbol));
    if (own.size === 1) return { symbol: [...own][0]! };
    const named = cycles.filter(inside);
    const cycle = (named.findLast(({ start }) => start < place) ?? named[0])?.cycle;
    return cycle ? { cycle } : {};
  };
}
