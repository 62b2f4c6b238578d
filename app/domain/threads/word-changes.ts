import { textDifference } from "../document/word-difference.js";

/** Words that are replaced by others; `start` in characters. */
export interface WordChange {
  start: number;
  removed: string;
  added: string;
}

/** How one text becomes another, word by word: what is kept stays as it is. */
export function wordEdits(from: string, to: string): WordChange[] {
  const changes: WordChange[] = [];
  let at = 0;
  let open: WordChange | null = null;
  for (const { value, added, removed } of textDifference(from, to)) {
    if (added || removed) {
      if (!open) changes.push((open = { start: at, removed: "", added: "" }));
      if (added) open.added += value;
      else open.removed += value;
    } else if (open && /^\s+$/u.test(value)) {
      // words that are changed one after the other are one change
      open.removed += value;
      open.added += value;
    } else open = null;
    if (!added) at += value.length;
  }
  return changes.map(trimmed).filter(({ removed, added }) => removed !== added);
}

const sizeOf = ({ removed, added }: WordChange) => Math.max(removed.length, added.length);

/**
 * The same as a person reads it: two changes with less between them than each changes are one. Of a sentence that was written anew the
 * "and" and the "of" that both have would otherwise cut it into pieces that nobody can judge.
 */
export function differences(from: string, to: string): WordChange[] {
  const read: WordChange[] = [];
  for (const change of wordEdits(from, to)) {
    const last = read.at(-1);
    const between = last ? from.slice(last.start + last.removed.length, change.start) : "";
    if (last && between.length <= Math.min(sizeOf(last), sizeOf(change))) {
      last.removed += between + change.removed;
      last.added += between + change.added;
    } else read.push(change);
  }
  return read;
}

function trimmed({ start, removed, added }: WordChange): WordChange {
  const blank = /\s*$/u.exec(removed)?.[0] ?? "";
  const both = blank !== "" && added.endsWith(blank) && removed !== blank ? blank.length : 0;
  return { start, removed: removed.slice(0, removed.length - both), added: added.slice(0, added.length - both) };
}

/** As `differences`, each with at least one word of the first text, so that it has a place in it; what then touches is one change. */
export function wordChanges(from: string, to: string): WordChange[] {
  const found = differences(from, to);
  const stretches: { start: number; end: number; inside: WordChange[] }[] = [];
  for (const change of found) {
    const { start, end } = widened(from, change);
    const last = stretches.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.inside.push(change);
    } else stretches.push({ start, end, inside: [change] });
  }
  return stretches.map(({ start, end, inside }) => {
    const removed = from.slice(start, end);
    const added = inside.reduceRight(
      (text, change) => text.slice(0, change.start - start) + change.added + text.slice(change.start - start + change.removed.length),
      removed,
    );
    return { start, removed, added };
  });
}

/** Whether words are only added, only taken out, or replaced. */
export function wordsChange(from: string, to: string): "add" | "cut" | "replace" {
  const changes = differences(from, to);
  if (changes.every(({ removed }) => removed.trim() === "")) return "add";
  return changes.every(({ added }) => added.trim() === "") ? "cut" : "replace";
}

/** A place with a word in it: of an insertion the word before, or, at the beginning, the one after. */
function widened(from: string, { start, removed }: WordChange): { start: number; end: number } {
  const end = start + removed.length;
  if (removed.trim() !== "") return { start, end };
  const before = /\S+\s*$/u.exec(from.slice(0, start))?.[0] ?? "";
  if (before !== "") return { start: start - before.length, end };
  return { start, end: end + (/^\s*\S+/u.exec(from.slice(end))?.[0] ?? "").length };
}
