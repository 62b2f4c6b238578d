import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { rangeIn } from "../text-places.js";
import { useRemarks } from "../use-remarks.js";

const REMARKED = "recommendation-remarked";

/** Marks at the paragraph what the panel says of it: the words in question underlined, the paragraph with a sign beside it. */
export function RemarkMarks() {
  const [editor] = useLexicalComposerContext();
  const remarks = useRemarks();
  useEffect(() => {
    const draw = () => {
      const remarked = new Set(remarks.map(({ block }) => `block-${block}`));
      for (const block of editor.getRootElement()?.children ?? []) block.toggleAttribute("data-remarked", remarked.has(block.id));
      if (!("highlights" in CSS)) return;
      const highlight = new Highlight();
      for (const { block, place } of remarks) {
        const element = document.getElementById(`block-${block}`);
        const range = element && rangeIn(element, place.start, place.end);
        if (range) highlight.add(range);
      }
      CSS.highlights.set(REMARKED, highlight);
    };
    draw();
    const stop = editor.registerUpdateListener(draw);
    return () => {
      stop();
      if ("highlights" in CSS) CSS.highlights.delete(REMARKED);
    };
  }, [editor, remarks]);
  return null;
}
