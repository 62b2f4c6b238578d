import type { TextRange } from "~/app/domain/document/anchors.js";
import { goToBlock } from "../panels/go-to-block.js";
import { rangeIn } from "../text-places.js";

/** Brings a stretch of the text into view and puts the cursor at its start. */
export function goToRange({ block: id, start, end }: TextRange) {
  goToBlock(id);
  const block = document.getElementById(`block-${id}`);
  const range = block && rangeIn(block, start, end);
  if (!range) return;
  range.collapse(true);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
