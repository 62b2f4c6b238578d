/** Edits (letters put in, left out, changed, or two neighbours swapped) from one short text to another. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = rows[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]);
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

const MOST = 3;
const FARTHEST = 2;

/** The numbers of a list that a mistyped one most likely meant, likeliest first: few slips of the finger, then nearby in the list. */
export function nearestNumbers(number: string, known: Iterable<string>): string[] {
  const value = (text: string) => text.split(".").reduce((sum, part) => sum * 1000 + Number(part), 0);
  const wanted = value(number);
  return [...new Set(known)]
    .map((one) => ({ one, slips: distance(number, one), apart: Math.abs(value(one) - wanted) }))
    .filter(({ slips }) => slips <= FARTHEST)
    .sort((a, b) => a.slips - b.slips || a.apart - b.apart)
    .slice(0, MOST)
    .map(({ one }) => one);
}
