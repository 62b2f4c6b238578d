import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { useAnalysis } from "../workspace.js";

/** Writes each block's number beside it: the very numbers that are filed, kept out of the text itself. */
export function Numbers() {
  const [editor] = useLexicalComposerContext();
  const { numbering } = useAnalysis();
  useEffect(() => {
    const write = () => {
      for (const block of editor.getRootElement()?.children ?? []) {
        if (!(block instanceof HTMLElement)) continue;
        const printed = numbering.blocks.get(block.id.replace(/^block-/, ""));
        if (printed === block.dataset.number) continue;
        if (printed) block.dataset.number = printed;
        else delete block.dataset.number;
      }
    };
    write();
    return editor.registerUpdateListener(write);
  }, [editor, numbering]);
  return null;
}
