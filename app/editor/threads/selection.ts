import type { BlockTexts } from "~/app/domain/document/anchors.js";
import { LIMITS } from "~/app/domain/threads/threads.js";
import { offsetIn, textOf } from "../text-places.js";
import type { Draft } from "./context.js";

const idOf = (block: Element) => block.id.replace(/^block-/, "");

/** What the reader has selected in the text, block by block; null where the selection is elsewhere or empty. Works in a text that is only read, too. */
export function selectedText(root: HTMLElement | null): Draft | null {
  const selection = getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const ranges = [...root.children]
    .filter((block) => range.intersectsNode(block))
    .flatMap((block) => {
      const text = textOf(block);
      const start = block.contains(range.startContainer) ? offsetIn(block, range.startContainer, range.startOffset) : 0;
      const end = block.contains(range.endContainer) ? offsetIn(block, range.endContainer, range.endOffset) : text.length;
      const quote = text.slice(start, Math.min(end, start + LIMITS.quote));
      return quote.trim() === "" ? [] : [{ block: idOf(block), start, end: start + quote.length, quote }];
    })
    .slice(0, LIMITS.ranges);
  return ranges.length > 0 ? { scope: "range", ranges } : null;
}

/** A whole block as what a comment is about; null where there is no such block. */
export function wholeBlock(block: string | null, texts: BlockTexts): Draft | null {
  const quote = block === null ? undefined : texts.get(block)?.slice(0, LIMITS.quote);
  return block === null || quote === undefined ? null : { scope: "block", ranges: [{ block, start: 0, end: quote.length, quote }] };
}
