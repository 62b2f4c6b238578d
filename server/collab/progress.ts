/** How far the log of a document has been applied, where what this server committed itself may be ahead of what others wrote before it. */
export interface Progress {
  /** Every update up to this sequence number is applied. */
  seq(): number;
  has(seq: number): boolean;
  /** Whether something after `seq` is applied while an update before it is not. */
  gap(): boolean;
  /** The updates `from` to `to`, both included, are applied now. */
  applied(from: number, to: number): void;
}

export function createProgress(start: number): Progress {
  let seq = start;
  const ahead = new Set<number>();
  return {
    seq: () => seq,
    has: (number) => number <= seq || ahead.has(number),
    gap: () => ahead.size > 0,
    applied(from, to) {
      if (from <= seq + 1) seq = Math.max(seq, to);
      else for (let number = from; number <= to; number++) ahead.add(number);
      if (ahead.size === 0) return;
      while (ahead.delete(seq + 1)) seq++;
      for (const number of ahead) if (number <= seq) ahead.delete(number);
    },
  };
}
