import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
} from "lexical";
import type * as Y from "yjs";
import { moveStretch, stepFrom, stretchOf } from "~/app/domain/document/move.js";
import { BODY_ROOT, readYDoc } from "~/app/domain/document/yjs.js";
import { undoManagerOf } from "../collaboration/use-binding.js";
import { $selectedBlocks } from "../commands.js";
import { $isBlockNode, type BlockNode } from "../nodes/block-node.js";

const deepest = (block: BlockNode) => (block.getKind() === "heading" ? 3 : block.getKind() === "bullet" ? 2 : 1);

/** Puts headings and bullets one level deeper or higher; false where none could change. */
export function $moveLevel(by: 1 | -1): boolean {
  let changed = false;
  for (const block of $selectedBlocks()) {
    const level = Math.min(Math.max(block.getLevel() + by, 1), deepest(block));
    if (level === block.getLevel()) continue;
    const numbered = block.isNumbered();
    block.setKind(block.getKind(), level).setNumbered(numbered);
    changed = true;
  }
  return changed;
}

export function moveLevel(editor: LexicalEditor, by: 1 | -1) {
  editor.update(() => void $moveLevel(by));
}

/** Takes bold, italic and the like away from the selected text. */
export function clearMarks(editor: LexicalEditor) {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    if (selection.isCollapsed()) selection.format = 0;
    else for (const node of selection.extract()) if ($isTextNode(node)) node.setFormat(0);
  });
}

export const $blockOfId = (id: string): BlockNode | undefined =>
  $getRoot()
    .getChildren()
    .filter($isBlockNode)
    .find((block) => block.getId() === id);

/** Where the cursor stands in a block, so that it can be put there again when the block has been made anew. */
function $caret(): { block: string; path: number[]; offset: number } | null {
  const selection = $getSelection();
  const [block] = $selectedBlocks();
  if (!$isRangeSelection(selection) || !block) return null;
  const path: number[] = [];
  for (let node = $getNodeByKey(selection.focus.key); node && !node.is(block); node = node.getParent())
    path.unshift(node.getIndexWithinParent());
  return { block: block.getId(), path, offset: selection.focus.offset };
}

function $restore({ block, path, offset }: NonNullable<ReturnType<typeof $caret>>) {
  let node: ReturnType<BlockNode["getChildAtIndex"]> = $blockOfId(block) ?? null;
  for (const index of path) node = node && "getChildAtIndex" in node ? (node as BlockNode).getChildAtIndex(index) : null;
  if (!node) return;
  const selection = $createRangeSelection();
  const type = $isTextNode(node) ? "text" : "element";
  selection.anchor.set(node.getKey(), offset, type);
  selection.focus.set(node.getKey(), offset, type);
  $setSelection(selection);
}

/** Moves a section, or a block that is no heading, before the block that stands at this index, as an undo step of its own. */
export function moveBefore(editor: LexicalEditor, doc: Y.Doc, id: string, before: number) {
  const { blocks } = readYDoc(doc);
  const stretch = stretchOf(blocks, id);
  if (!stretch) return;
  const caret = editor.getEditorState().read($caret);
  const undo = undoManagerOf(editor);
  undo?.stopCapturing();
  moveStretch(doc.getXmlElement(BODY_ROOT), blocks, stretch, before);
  undo?.stopCapturing();
  if (caret) editor.update(() => $restore(caret));
}

/** Moves the section of a heading, or a block, one place up or down; the block that the cursor is in where none is named. */
export function moveStep(
  editor: LexicalEditor,
  doc: Y.Doc,
  by: -1 | 1,
  id = editor.getEditorState().read(() => $selectedBlocks()[0]?.getId()),
) {
  const before = id === undefined ? null : stepFrom(readYDoc(doc).blocks, id, by);
  if (id !== undefined && before !== null) moveBefore(editor, doc, id, before);
}
