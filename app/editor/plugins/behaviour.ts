import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createLineBreakNode,
  $getNodeByKey,
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
import { useLayoutEffect } from "react";
import { $isAtStart, $isBlockNode, BlockNode } from "../nodes/block-node.js";
import { $isEndnoteNode, chosenMark } from "../nodes/endnote-node.js";
import { useWorkspace } from "../workspace.js";
import { $selectedBlocks, selectAfterMark } from "../commands.js";

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

/** Lexical gives each element that it makes a direction of its own, which is no part of the document: the block's is put in its place. */
const keepDirections = (editor: LexicalEditor) =>
  editor.registerMutationListener(BlockNode, (mutations) => {
    editor.getEditorState().read(() => {
      for (const [key, mutation] of mutations) {
        const block = mutation === "destroyed" ? null : $getNodeByKey(key);
        const element = editor.getElementByKey(key);
        if ($isBlockNode(block) && element) element.dir = block.getWriting() || "auto";
      }
    });
  });

const register = (editor: LexicalEditor, editNote: (noteId: string, where: "text") => void) =>
  mergeRegister(
    keepDirections(editor),
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => $openSelectedNote(event, editNote) || $enterInBox(event), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $makeRoomAbove, COMMAND_PRIORITY_LOW),
    editor.registerRootListener((root) => {
      const choose = ({ target }: MouseEvent) => {
        const chosen = chosenMark(target);
        if (!chosen) return;
        // of several marks of one note it is this one
        selectAfterMark(editor, chosen.noteId, chosen.block);
        editNote(chosen.noteId, "text");
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
  // with the text, before it is painted
  useLayoutEffect(() => register(editor, editNote), [editor, editNote]);
  return null;
}
