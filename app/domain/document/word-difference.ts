import { diffArrays } from "diff";
import { canonicalJson } from "./canonical.js";
import type { Inline } from "./document.js";

/** A stretch of two contents put side by side. */
export type WordChange =
  | { is: "same"; inline: Inline[] }
  | { is: "removed"; inline: Inline[] }
  | { is: "added"; inline: Inline[] }
  /** The same words, set or linked otherwise. */
  | { is: "restyled"; before: Inline[]; after: Inline[] };

/** Words with their apostrophes and points inside, ideographs one by one, blanks, and every other sign alone. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:['\u2019.,:/-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+)*|\s+|./gsu;

/** Beyond so many differing words two contents are told as a whole: finding the least difference would take too long and help nobody. */
const MOST_EDITS = 1000;
/** A paragraph of which less than this part stayed is easier to read as replaced. */
const LEAST_KEPT = 0.2;

/** How one text becomes another, by words of any script: where one splits by Latin letters only, others fall into single letters. */
export const textDifference = (from: string, to: string): { value: string; added: boolean; removed: boolean }[] =>
  diffArrays(from.match(TOKEN) ?? [], to.match(TOKEN) ?? []).map(({ value, added, removed }) => ({
    value: value.join(""),
    added,
    removed,
  }));

const tokens = (inline: readonly Inline[]): Inline[] =>
  inline.flatMap((part): Inline[] => (part.type === "text" ? (part.text.match(TOKEN) ?? []).map((text) => ({ ...part, text })) : [part]));

const sameLook = (a: Inline, b: Inline): boolean =>
  a.type === "text" && b.type === "text" && a.link === b.link && String(a.marks ?? []) === String(b.marks ?? []);

/** Neighbouring runs that look alike made one, as a document has them. */
export function joined(inline: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const part of inline) {
    const last = result.at(-1);
    if (last?.type === "text" && part.type === "text" && sameLook(last, part))
      result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

const words = (inline: readonly Inline[]) => inline.reduce((sum, part) => sum + (part.type === "text" && /\S/u.test(part.text) ? 1 : 0), 0);
const bare = (inline: readonly Inline[]) =>
  canonicalJson(joined(inline.map((part) => (part.type === "text" ? { type: "text", text: part.text } : part))));
const isBlank = (inline: readonly Inline[]) => inline.every((part) => part.type === "text" && /^\s+$/u.test(part.text));

interface Piece {
  removed: Inline[];
  added: Inline[];
  same: Inline[];
}

/** Stretches of the same, each after what was removed and added before it; a blank between two changes belongs to both. */
function pieces(changes: readonly { value: Inline[]; added: boolean; removed: boolean }[]): Piece[] {
  const result: Piece[] = [{ removed: [], added: [], same: [] }];
  for (const [i, { value, added, removed }] of changes.entries()) {
    let last = result.at(-1)!;
    if (last.same.length > 0) result.push((last = { removed: [], added: [], same: [] }));
    const between = last.removed.length + last.added.length > 0 && i < changes.length - 1;
    if (removed) last.removed.push(...value);
    else if (added) last.added.push(...value);
    else if (between && isBlank(value) && last.removed.length > 0 && last.added.length > 0) {
      last.removed.push(...value);
      last.added.push(...value);
    } else last.same.push(...value);
  }
  return result;
}

/** The difference of two contents by words. What is `same` and `removed` is the first, what is `same` and `added` the second. */
export function wordDifference(before: readonly Inline[], after: readonly Inline[]): WordChange[] {
  const [a, b] = [tokens(before), tokens(after)];
  const whole: WordChange[] = [
    { is: "removed", inline: joined(before) },
    { is: "added", inline: joined(after) },
  ];
  const found = diffArrays(a.map(canonicalJson), b.map(canonicalJson), { maxEditLength: MOST_EDITS });
  const filled = (changes: WordChange[]) => changes.filter((change) => ("inline" in change ? change.inline : change.before).length > 0);
  if (!found) return filled(whole);
  const parsed = found.map(({ value, added, removed }) => ({ value: value.map((key) => JSON.parse(key) as Inline), added, removed }));
  const changes = pieces(parsed).flatMap(({ removed, added, same }): WordChange[] => [
    ...(removed.length > 0 && bare(removed) === bare(added)
      ? [{ is: "restyled" as const, before: joined(removed), after: joined(added) }]
      : [
          { is: "removed" as const, inline: joined(removed) },
          { is: "added" as const, inline: joined(added) },
        ]),
    { is: "same", inline: joined(same) },
  ]);
  const kept = changes.reduce(
    (sum, change) =>
      sum + (change.is === "same" ? words(tokens(change.inline)) : change.is === "restyled" ? words(tokens(change.before)) : 0),
    0,
  );
  const most = Math.max(words(a), words(b));
  return filled(most > 4 && kept < most * LEAST_KEPT && kept < most ? whole : changes);
}

/** The two contents that a difference by words was made of. */
export const wordSides = (changes: readonly WordChange[]): { before: Inline[]; after: Inline[] } => ({
  before: joined(changes.flatMap((change) => (change.is === "restyled" ? change.before : change.is === "added" ? [] : change.inline))),
  after: joined(changes.flatMap((change) => (change.is === "restyled" ? change.after : change.is === "removed" ? [] : change.inline))),
});
