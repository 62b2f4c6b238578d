/** The text of a block as the document has it: note marks left out, a line break one character. */
function* pieces(block: Element): Generator<{ node: Node; text: string }> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.classList.contains("endnote") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) yield { node, text: node.data };
    else if (node instanceof HTMLBRElement) yield { node, text: "\n" };
  }
}

/** The range from one character of a block's text to another; null where the block has fewer. */
export function rangeIn(block: Element, start: number, end: number): Range | null {
  const range = document.createRange();
  let at = 0;
  let started = false;
  for (const { node, text } of pieces(block)) {
    if (node instanceof Text) {
      if (!started && start < at + text.length) {
        range.setStart(node, start - at);
        started = true;
      }
      if (started && end <= at + text.length) {
        range.setEnd(node, end - at);
        return range;
      }
    }
    at += text.length;
  }
  return null;
}

/** The place before the word with this index, counting from 0; null where the block has no such word. */
export function beforeWord(block: Element, index: number): [Node, number] | null {
  let left = index;
  let inWord = false;
  for (const { node, text } of pieces(block)) {
    for (let i = 0; i < text.length; i++) {
      const blank = /\s/u.test(text[i]!);
      if (!blank && !inWord && left-- === 0) return [node, i];
      inWord = !blank;
    }
  }
  return null;
}

/** The text of a block as the document has it. */
export const textOf = (block: Element): string => [...pieces(block)].map(({ text }) => text).join("");

/** How many characters of a block's text stand before a place in the page. */
export function offsetIn(block: Element, node: Node, offset: number): number {
  const place = document.createRange();
  place.setStart(node, offset);
  let at = 0;
  for (const piece of pieces(block)) {
    if (piece.node === node) return at + offset;
    if (place.comparePoint(piece.node, 0) >= 0) return at;
    at += piece.text.length;
  }
  return at;
}
