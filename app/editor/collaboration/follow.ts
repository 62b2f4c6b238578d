import { diffChars } from "diff";

/** What changed in more letters than this between two places is not compared letter by letter: it would hold up the writer. */
const MOST_LETTERS = 400;

/**
 * Where a place of a line is after changes elsewhere in it: behind the letter that it was behind. Null where that letter is among what
 * changed, or where too much did.
 */
export function follow(place: number, before: string, after: string): number | null {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (place <= head) return place;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (place >= before.length - tail) return place + after.length - before.length;
  const between = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)] as const;
  let [was, is] = [head, head];
  for (const { value, added, removed } of diffChars(...between, { maxEditLength: MOST_LETTERS }) ?? []) {
    if (!added && !removed && was <= place && place <= was + value.length) return is + place - was;
    if (!added) was += value.length;
    if (!removed) is += value.length;
  }
  return null;
}
