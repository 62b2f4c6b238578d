/** Milliseconds at the percentiles of many measurements. */
export function percentiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Prints one measurement against its goal; false where the goal is missed. */
export function report(what: string, milliseconds: number, goal: number): boolean {
  const kept = milliseconds < goal;
  process.stdout.write(`${kept ? "ok  " : "MISS"}  ${what}: ${milliseconds.toFixed(1)} ms (goal ${String(goal)} ms)\n`);
  return kept;
}
