import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLayoutEffect } from "react";
import { useT } from "~/app/i18n/react.js";
import { marksIn } from "../nodes/endnote-node.js";
import { useAnalysis } from "../workspace.js";

/** Writes each block's number beside it and each endnote's on its mark: the very numbers that are filed, kept out of the text itself. */
export function Numbers() {
  const [editor] = useLexicalComposerContext();
  const t = useT();
  const { numbering } = useAnalysis();
  // with the text, before it is painted
  useLayoutEffect(() => {
    const write = () => {
      const root = editor.getRootElement();
      if (!root) return;
      for (const mark of marksIn(root)) {
        const printed = String(numbering.notes.get(mark.dataset.note ?? "") ?? "…");
        if (printed === mark.textContent) continue;
        mark.textContent = printed;
        mark.ariaLabel = t("editor.note-number", { number: printed });
      }
      for (const block of root.children) {
        if (!(block instanceof HTMLElement)) continue;
        const printed = numbering.blocks.get(block.id.replace(/^block-/, ""));
        if (printed === block.dataset.number) continue;
        if (printed) block.dataset.number = printed;
        else delete block.dataset.number;
      }
    };
    write();
    return editor.registerUpdateListener(write);
  }, [editor, numbering, t]);
  return null;
}
