import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { $selectedBlocks } from "../commands.js";

/** Tells in which block the cursor is. */
export function CurrentBlock({ onChange }: { onChange(blockId: string): void }) {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const id = editorState.read(() => $selectedBlocks()[0]?.getId());
        if (id) onChange(id);
      }),
    [editor, onChange],
  );
  return null;
}
