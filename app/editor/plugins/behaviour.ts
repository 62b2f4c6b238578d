import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createLineBreakNode,
  $getSelection,
  $insertNodes,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  INDENT_CONTENT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { $isAtStart, $isBlockNode } from "../nodes/block-node.js";
import { $isEndnoteNode, noteAt } from "../nodes/endnote-node.js";
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

/** Enter before a block's first letter makes room above it: the block keeps its kind and all that is tied to it. */
function $makeRoomAbove(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const block = selection.anchor.getNode().getTopLevelElement();
  if (!$isBlockNode(block) || block.isEmpty() || !$isAtStart(selection, block)) return false;
  block.insertBefore(block.createNext());
  return true;
}

/** Enter on an endnote's mark opens the note. */
function $openSelectedNote(event: KeyboardEvent | null, editNote: (noteId: string, where: "text") => void): boolean {
  const selection = $getSelection();
  const [node] = $isNodeSelection(selection) ? selection.getNodes() : [];
  if (!$isEndnoteNode(node)) return false;
  event?.preventDefault();
  editNote(node.getNoteId(), "text");
  return true;
}

const register = (editor: LexicalEditor, editNote: (noteId: string, where: "text") => void) =>
  mergeRegister(
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => $openSelectedNote(event, editNote) || $enterInBox(event), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $makeRoomAbove, COMMAND_PRIORITY_LOW),
    editor.registerRootListener((root) => {
      const choose = ({ target }: MouseEvent) => {
        const noteId = noteAt(target);
        if (noteId !== undefined) editNote(noteId, "text");
      };
      root?.addEventListener("click", choose);
      return () => root?.removeEventListener("click", choose);
    }),
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
