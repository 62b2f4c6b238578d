import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import type { Length } from "~/app/domain/document/words.js";
import { beforeWord } from "../text-places.js";
import { useAnalysis } from "../workspace.js";

const NAME = "over-limit";

function mark(root: HTMLElement | null, overFrom: Length["overFrom"]) {
  const block = overFrom && document.getElementById(`block-${overFrom.block}`);
  const start = block && beforeWord(block, overFrom.wordsThatFit);
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
