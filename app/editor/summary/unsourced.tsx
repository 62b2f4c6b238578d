import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { checkSummary, type SummarySentence } from "~/app/domain/summary/check-summary.js";
import { rangeIn } from "../text-places.js";
import { useSummary } from "./use-summary.js";

const NAME = "summary-unsourced";

function mark(sentences: readonly SummarySentence[]) {
  const found = new Highlight();
  for (const { block, from, to } of sentences) {
    const element = document.getElementById(`block-${block}`);
    const range = element && rangeIn(element, from, to);
    if (range) found.add(range);
  }
  CSS.highlights.set(NAME, found);
}

/** Marks the sentences that cite nothing, without touching the document. */
export default function Unsourced() {
  const [editor] = useLexicalComposerContext();
  const { text } = useSummary();
  useEffect(() => {
    if (!("highlights" in CSS)) return;
    const draw = () => mark(checkSummary(text, [], []).unsourced);
    draw();
    const stop = editor.registerUpdateListener(draw);
    return () => {
      stop();
      CSS.highlights.delete(NAME);
    };
  }, [editor, text]);
  return null;
}
