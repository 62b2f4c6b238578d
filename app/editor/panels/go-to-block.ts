/** Brings a block of the text into view and, in the editor, puts the focus there. */
export function goToBlock(blockId: string) {
  const block = document.getElementById(`block-${blockId}`);
  if (!block) return;
  block.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  const range = document.createRange();
  range.selectNodeContents(block);
  range.collapse(true);
  const selection = getSelection();
  block.closest<HTMLElement>("[contenteditable=true]")?.focus({ preventScroll: true });
  selection?.removeAllRanges();
  selection?.addRange(range);
}
