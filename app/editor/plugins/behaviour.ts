import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createLineBreakNode,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  INDENT_CONTENT_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { $selectedBlocks } from "../commands.js";

/** Enter in a box of quoted recommendations begins its next line; on an empty last line it leaves the box. */
function $enterInBox(event: KeyboardEvent | null): boolean {
  const selection = $getSelection();
  const [block] = $selectedBlocks();
  if (event?.shiftKey || !$isRangeSelection(selection) || block?.getKind() !== "reference-box") return false;
  event?.preventDefault();
  const last = block.getLastChild();
  if (block.getTextContent().endsWith("\n") && last) {
    last.remove();
    block.insertNewAfter(selection).select();
  } else $insertNodes([$createLineBreakNode()]);
  return true;
}

/** Tab moves a heading or bullet one level down, Shift+Tab up; elsewhere Tab leaves the text, as the keyboard user expects. */
function $changeLevel(by: 1 | -1): boolean {
  const blocks = $selectedBlocks().filter((block) => block.getKind() === "heading" || block.getKind() === "bullet");
  for (const block of blocks) {
    const deepest = block.getKind() === "heading" ? 3 : 2;
    block.setKind(block.getKind(), Math.min(Math.max(block.getLevel() + by, 1), deepest));
  }
  return blocks.length > 0;
}

const register = (editor: LexicalEditor) =>
  mergeRegister(
    editor.registerCommand(KEY_ENTER_COMMAND, $enterInBox, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        const changed = $changeLevel(event.shiftKey ? -1 : 1);
        if (changed) event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(INDENT_CONTENT_COMMAND, () => $changeLevel(1) || true, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(OUTDENT_CONTENT_COMMAND, () => $changeLevel(-1) || true, COMMAND_PRIORITY_HIGH),
  );

export function Behaviour() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => register(editor), [editor]);
  return null;
}
