import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import type { Coverage } from "~/app/domain/mapping/coverage.js";
import { rangeIn } from "../text-places.js";
import { useAnalysis } from "../workspace.js";

const KNOWN = "recommendation-known";
const UNKNOWN = "recommendation-unknown";

function mark({ blocks }: Coverage) {
  const [known, unknown] = [new Highlight(), new Highlight()];
  for (const [id, references] of blocks) {
    const block = document.getElementById(`block-${id}`);
    if (!block) continue;
    for (const reference of references) {
      const range = reference.place && rangeIn(block, reference.place.start, reference.place.end);
      if (range) (reference.known ? known : unknown).add(range);
    }
  }
  CSS.highlights.set(KNOWN, known);
  CSS.highlights.set(UNKNOWN, unknown);
}

/** Marks the recommendation numbers typed in the text: those of the review's list, and those that it does not hold. */
export function Recognised() {
  const [editor] = useLexicalComposerContext();
  const { coverage } = useAnalysis();
  useEffect(() => {
    if (!("highlights" in CSS)) return;
    const draw = () => mark(coverage);
    draw();
    const stop = editor.registerUpdateListener(draw);
    return () => {
      stop();
      CSS.highlights.delete(KNOWN);
      CSS.highlights.delete(UNKNOWN);
    };
  }, [editor, coverage]);
  return null;
}
