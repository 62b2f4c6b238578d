import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createLineBreakNode,
  $getSelection,
  $insertNodes,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  INDENT_CONTENT_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { $isEndnoteNode } from "../nodes/endnote-node.js";
import { useWorkspace } from "../workspace.js";
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

/** Alt+Shift and an arrow move a heading or bullet one level down or up, as in Word. Tab leaves the text, as everywhere on a page. */
function $changeLevel(event: KeyboardEvent): boolean {
  const forward = event.key === "ArrowRight" || event.key === "ArrowDown";
  const backward = event.key === "ArrowLeft" || event.key === "ArrowUp";
  if (!event.altKey || !event.shiftKey || !(forward || backward)) return false;
  const blocks = $selectedBlocks().filter((block) => block.getKind() === "heading" || block.getKind() === "bullet");
  for (const block of blocks) {
    const deepest = block.getKind() === "heading" ? 3 : 2;
    block.setKind(block.getKind(), Math.min(Math.max(block.getLevel() + (forward ? 1 : -1), 1), deepest));
  }
  if (blocks.length > 0) event.preventDefault();
  return blocks.length > 0;
}

/** Enter on an endnote's mark opens the note. */
function $openSelectedNote(event: KeyboardEvent | null, editNote: (noteId: string) => void): boolean {
  const selection = $getSelection();
  const [node] = $isNodeSelection(selection) ? selection.getNodes() : [];
  if (!$isEndnoteNode(node)) return false;
  event?.preventDefault();
  editNote(node.getNoteId());
  return true;
}

const register = (editor: LexicalEditor, editNote: (noteId: string) => void) =>
  mergeRegister(
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => $openSelectedNote(event, editNote) || $enterInBox(event), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_DOWN_COMMAND, $changeLevel, COMMAND_PRIORITY_HIGH),
    // properties hold the level; Lexical's own indentation is not part of the document
    editor.registerCommand(INDENT_CONTENT_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(OUTDENT_CONTENT_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
  );

export function Behaviour() {
  const [editor] = useLexicalComposerContext();
  const { editNote } = useWorkspace();
  useEffect(() => register(editor, editNote), [editor, editNote]);
  return null;
}
