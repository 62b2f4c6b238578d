import * as Y from "yjs";
import { type Block, plainText } from "./document.js";

/** Index of a block and of what follows the last block that moves with it: a heading moves with its section, any other block alone. */
export interface Stretch {
  from: number;
  to: number;
}

const depth = (block: Block) => (block.kind === "heading" ? (block.level ?? 1) : Infinity);

/** What moves with this block: of a heading, everything before the next heading of its level or above. */
export function stretchOf(blocks: readonly Block[], id: string): Stretch | null {
  const from = blocks.findIndex((block) => block.id === id);
  if (from < 0) return null;
  const own = depth(blocks[from]!);
  if (own === Infinity) return { from, to: from + 1 };
  const next = blocks.findIndex((block, i) => i > from && depth(block) <= own);
  return { from, to: next < 0 ? blocks.length : next };
}

/**
 * Before which block a stretch lands that goes one step up or down; null where there is no further. A section changes places with its
 * neighbour under the same heading; any other block with the block beside it.
 */
export function stepFrom(blocks: readonly Block[], id: string, by: -1 | 1): number | null {
  const stretch = stretchOf(blocks, id);
  if (!stretch) return null;
  const { from, to } = stretch;
  const own = depth(blocks[from]!);
  if (by === 1) {
    const below = blocks[to];
    if (!below || depth(below) < own) return null;
    return own === Infinity ? to + 1 : stretchOf(blocks, below.id)!.to;
  }
  if (own === Infinity) return from > 0 ? from - 1 : null;
  for (let i = from - 1; i >= 0; i--) {
    if (depth(blocks[i]!) < own) return null;
    if (depth(blocks[i]!) === own) return i;
  }
  return null;
}

const size = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + 1 + plainText(block.inline).length, 0);

/**
 * Moves blocks `from` to `to` before the block that stands at `before`, as one step of undo. Moved blocks are made anew with their ids
 * and marks, so it is the smaller of the two neighbouring stretches that is moved: what others type at that very moment in the larger
 * one stays.
 */
export function moveStretch(root: Y.XmlElement, blocks: readonly Block[], { from, to }: Stretch, before: number): void {
  if (before >= from && before <= to) return;
  const passed: Stretch = before < from ? { from: before, to: from } : { from: to, to: before };
  const own = size(blocks.slice(from, to)) <= size(blocks.slice(passed.from, passed.to));
  const [moved, target] = own ? [{ from, to }, before] : [passed, before < from ? to : from];
  root.doc!.transact(() => {
    const copies = root.slice(moved.from, moved.to).map((element) => copy(element as Y.XmlElement));
    root.delete(moved.from, moved.to - moved.from);
    root.insert(target > moved.from ? target - copies.length : target, copies);
  });
}

/** Like Yjs's own `clone`, which loses attributes that are no text. */
function copy(element: Y.XmlElement): Y.XmlElement {
  const made = new Y.XmlElement(element.nodeName);
  for (const [name, value] of Object.entries(element.getAttributes() as Record<string, unknown>)) made.setAttribute(name, value as string);
  const children = element.toArray().flatMap((child): (Y.XmlElement | Y.XmlText)[] => {
    if (child instanceof Y.XmlElement) return [copy(child)];
    if (!(child instanceof Y.XmlText)) return [];
    const text = new Y.XmlText();
    text.applyDelta(child.toDelta() as unknown[]);
    return [text];
  });
  made.insert(0, children);
  return made;
}
