import type { QuotedRange } from "../document/anchors.js";
import { restyled, styleOf } from "../document/block-style.js";
import { type Block, plainText } from "../document/document.js";
import { type WordChange, wordChanges } from "./word-changes.js";

export const CHANGE_KINDS = ["replace", "insert", "remove", "style"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Whether a proposal hangs on the words that stand there: a new paragraph below or another kind of block does not. */
export const aboutWords = (kind: ChangeKind): boolean => kind === "replace" || kind === "remove";

/** One proposal: other words for these, new paragraphs (a line each) after this block, this block gone, or another kind of block (`styleOf`). */
export interface Change {
  kind: ChangeKind;
  range: QuotedRange;
  proposed: string;
}

const whole = ({ id, inline }: Block): QuotedRange => {
  const quote = plainText(inline);
  return { block: id, start: 0, end: quote.length, quote };
};

/**
 * What a draft proposes for a text, block by block, in the text's order. A pure insertion takes a neighbouring word along, so that it has
 * a place that others can see. What cannot be proposed, `leftOut` tells.
 */
export function changesBetween(base: readonly Block[], draft: readonly Block[]): Change[] {
  const drafted = new Map(draft.map((block) => [block.id, block]));
  const known = new Set(base.map(({ id }) => id));
  const added = new Map<string, string[]>();
  let above = base[0]?.id;
  for (const { id, inline } of draft) {
    if (known.has(id)) above = id;
    else if (above !== undefined && plainText(inline).trim() !== "")
      added.set(above, [...(added.get(above) ?? []), plainText(inline).replaceAll("\n", " ")]);
  }
  return base.flatMap((block) => {
    const mine = drafted.get(block.id);
    const paragraphs = added.get(block.id);
    const changes: Change[] = [];
    if (!mine) changes.push({ kind: "remove", range: whole(block), proposed: "" });
    else for (const change of wordChanges(plainText(block.inline), plainText(mine.inline))) changes.push(replacement(block.id, change));
    if (mine && styleOf(mine) !== styleOf(block)) changes.push({ kind: "style", range: whole(block), proposed: styleOf(mine) });
    if (paragraphs) changes.push({ kind: "insert", range: whole(block), proposed: paragraphs.join("\n") });
    return changes;
  });
}

export type LeftOut = "format" | "note" | "move";

const notesOf = ({ inline }: Block) => inline.flatMap((part) => (part.type === "note" ? [part.note] : [])).join();
const looksOf = ({ inline }: Block) => JSON.stringify(inline.filter(({ type }) => type !== "note"));

/** What was done in a draft that no proposal can carry: its writer is told, so that nothing is dropped in silence. */
export function leftOut(base: readonly Block[], draft: readonly Block[]): LeftOut[] {
  const before = new Map(base.map((block) => [block.id, block]));
  const known = draft.filter(({ id }) => before.has(id));
  const inBoth = new Set(known.map(({ id }) => id));
  const some = (differs: (was: Block, is: Block) => boolean) => known.some((block) => differs(before.get(block.id)!, block));
  const found: LeftOut[] = [];
  if (some((was, is) => plainText(was.inline) === plainText(is.inline) && looksOf(was) !== looksOf(is))) found.push("format");
  if (some((was, is) => notesOf(was) !== notesOf(is))) found.push("note");
  if (known.some(({ id }, i) => base.filter((block) => inBoth.has(block.id))[i]!.id !== id)) found.push("move");
  return found;
}

const replacement = (block: string, { start, removed, added }: WordChange): Change => ({
  kind: "replace",
  range: { block, start, end: start + removed.length, quote: removed },
  proposed: added,
});

/** A text with the changes made in it, for counting: what does not fit any more is left out. */
export function withChanges(blocks: readonly Block[], changes: readonly Change[]): Block[] {
  return blocks.flatMap((block) => {
    const mine = changes.filter(({ range }) => range.block === block.id);
    const replaced = mine
      .filter(({ kind }) => kind === "replace")
      .sort((a, b) => b.range.start - a.range.start)
      .reduce((text, { range, proposed }) => text.slice(0, range.start) + proposed + text.slice(range.end), plainText(block.inline));
    const inserted = mine.flatMap(({ kind, proposed }) => (kind === "insert" ? proposed.split("\n") : []));
    const style = mine.find(({ kind }) => kind === "style")?.proposed ?? styleOf(block);
    const kept = mine.some(({ kind }) => kind === "remove")
      ? []
      : [{ ...restyled(block, style), inline: mine.length > 0 ? textWithNotes(block, replaced) : block.inline }];
    return [
      ...kept,
      ...inserted.map((text, i): Block => ({ id: `${block.id}-${String(i)}`, kind: "paragraph", inline: [{ type: "text", text }] })),
    ];
  });
}

const textWithNotes = ({ inline }: Block, text: string): Block["inline"] => [
  { type: "text", text },
  ...inline.filter(({ type }) => type === "note"),
];
