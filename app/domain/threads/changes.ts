import type { QuotedRange } from "../document/anchors.js";
import { type Block, plainText } from "../document/document.js";
import { type WordChange, wordChanges } from "./word-changes.js";

export const CHANGE_KINDS = ["replace", "insert", "remove"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One proposal: other words for these, new paragraphs (a line each) after this block, or this block gone. */
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
 * a place that others can see. Formats, kinds of blocks, moves and endnote marks are not proposed.
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
    if (paragraphs) changes.push({ kind: "insert", range: whole(block), proposed: paragraphs.join("\n") });
    return changes;
  });
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
    const kept = mine.some(({ kind }) => kind === "remove")
      ? []
      : [{ ...block, inline: mine.length > 0 ? textWithNotes(block, replaced) : block.inline }];
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
