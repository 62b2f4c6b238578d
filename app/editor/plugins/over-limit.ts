import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import type { Length } from "~/app/domain/document/words.js";
import { useAnalysis } from "../workspace.js";

const NAME = "over-limit";

/** The place behind the n-th word of an element, as a text node and an offset; null where it has no more words. */
function afterWord(element: Element, words: number): [Node, number] | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = words;
  let inWord = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? "";
    for (let i = 0; i < text.length; i++) {
      const blank = /\s/u.test(text[i]!);
      if (!blank && !inWord && left-- === 0) return [node, i];
      inWord = !blank;
    }
  }
  return null;
}

function mark(root: HTMLElement | null, overFrom: Length["overFrom"]) {
  const block = overFrom && document.getElementById(`block-${overFrom.block}`);
  const start = block && afterWord(block, overFrom.wordsThatFit);
  if (!root || !start) {
    CSS.highlights.delete(NAME);
    return;
  }
  const range = document.createRange();
  range.setStart(...start);
  range.setEndAfter(root.lastChild ?? root);
  CSS.highlights.set(NAME, new Highlight(range));
}

/** Marks what lies past the limit, from the very word on, without touching the document. */
export function OverLimit() {
  const [editor] = useLexicalComposerContext();
  const { overFrom } = useAnalysis().length;
  useEffect(() => {
    if (!("highlights" in CSS)) return;
    // the text may have been drawn anew since the length was taken
    const draw = () => mark(editor.getRootElement(), overFrom);
    draw();
    const stop = editor.registerUpdateListener(draw);
    return () => {
      stop();
      CSS.highlights.delete(NAME);
    };
  }, [editor, overFrom]);
  return null;
}
