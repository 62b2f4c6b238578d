import type { TextRange } from "~/app/domain/document/anchors.js";
import { goToBlock } from "../panels/go-to-block.js";
import { rangeIn } from "../text-places.js";

/** What stays free between words and what lies over the text, in pixels. */
const SPACE = 16;

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

/** Moves the text up where the panel, on a phone a sheet, has come to lie over this stretch of it. */
export function uncover({ block: id, start, end }: TextRange) {
  const block = document.getElementById(`block-${id}`);
  const words = block && (rangeIn(block, start, end) ?? block).getBoundingClientRect();
  const sheet = document.getElementById("panel")?.getBoundingClientRect();
  if (!words || !sheet) return;
  const covered = words.left < sheet.right && words.right > sheet.left && words.top < sheet.bottom && words.bottom > sheet.top;
  if (covered) scrollBy({ top: words.bottom - sheet.top + SPACE });
}
