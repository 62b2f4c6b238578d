import {
  $addUpdateTag,
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  type LexicalEditor,
  type RangeSelection,
  SKIP_DOM_SELECTION_TAG,
} from "lexical";
import type * as Y from "yjs";
import { type BlockKind, newId } from "~/app/domain/document/document.js";
import { noteRootName, writeBlocks } from "~/app/domain/document/yjs.js";
import { type Recommendation, shownText } from "~/app/domain/recommendations/recommendation.js";
import { $createBlockNode, $isBlockNode, type BlockNode } from "./nodes/block-node.js";
import { $createEndnoteNode, $isEndnoteNode, type EndnoteNode } from "./nodes/endnote-node.js";

/** The blocks that the selection touches. */
export function $selectedBlocks(): BlockNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  const blocks = selection.getNodes().map((node) => node.getTopLevelElement());
  return [...new Map(blocks.filter($isBlockNode).map((block) => [block.getKey(), block])).values()];
}

export function setKind(editor: LexicalEditor, kind: BlockKind, level = 1) {
  editor.update(() => {
    for (const block of $selectedBlocks()) block.setKind(kind, level);
  });
}

export function toggleNumbered(editor: LexicalEditor) {
  editor.update(() => {
    for (const block of $selectedBlocks()) if (block.getKind() === "heading") block.setNumbered(!block.isNumbered());
  });
}

/** Where a mark goes: behind what is selected, be it words or another mark; null where the cursor is not in the text. */
function $placeForMark(): RangeSelection | null {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) return selection.getNodes().at(-1)?.selectNext(0, 0) ?? null;
  if (!$isRangeSelection(selection)) return null;
  selection.anchor.set(selection.focus.key, selection.focus.offset, selection.focus.type);
  return selection;
}

/**
 * Puts a new endnote at the cursor, with a text where there is one already, and returns its id; null where there is no cursor, for a note that is cited nowhere would be lost.
 * The note's first paragraph is made here, once, by the one who adds the note.
 */
export function insertEndnote(editor: LexicalEditor, doc: Y.Doc, text = ""): string | null {
  if (editor.getEditorState().read(() => $getSelection()) === null) return null;
  const noteId = newId();
  const inline = text === "" ? [] : [{ type: "text" as const, text }];
  writeBlocks(doc.getXmlElement(noteRootName(noteId)), [{ id: newId(), kind: "continuation", inline }]);
  citeNote(editor, noteId, true);
  return noteId;
}

/** Puts a mark of this note behind what is selected; `goingOn` where the focus is about to be elsewhere and must not be taken back. */
export function citeNote(editor: LexicalEditor, noteId: string, goingOn = false) {
  editor.update(() => {
    if (goingOn) $addUpdateTag(SKIP_DOM_SELECTION_TAG);
    if ($placeForMark()) $insertNodes([$createEndnoteNode(noteId)]);
  });
}

/** Quotes a prior recommendation: in the box that the cursor is in or directly below, else in a new box above the cursor's block. */
export function quoteRecommendation(editor: LexicalEditor, recommendation: Recommendation, label: string) {
  editor.update(() => {
    const current = $selectedBlocks()[0];
    if (!current) return;
    const above = current.getPreviousSibling();
    const box = current.getKind() === "reference-box" ? current : $isBlockNode(above) && above.getKind() === "reference-box" ? above : null;
    const line = [$createLineBreakNode(), $createTextNode(`${recommendation.number} ${shownText(recommendation)}`)];
    if (box) box.append(...line);
    else current.insertBefore($createBlockNode("reference-box").append($createTextNode(label), ...line));
  });
}

const $marksOf = (noteId: string) =>
  $getRoot()
    .getChildren()
    .flatMap((block) => ($isElementNode(block) ? block.getChildren() : []))
    .filter((node): node is EndnoteNode => $isEndnoteNode(node) && node.getNoteId() === noteId);

/** Of several marks of an endnote the one in this block. */
function $markIn(block: string | null, noteId: string): EndnoteNode | undefined {
  const marks = $marksOf(noteId);
  const here = marks.find((mark) => {
    const parent = mark.getParent();
    return $isBlockNode(parent) && parent.getId() === block;
  });
  return here ?? marks[0];
}

const $takeOut = (mark: EndnoteNode | undefined) => {
  mark?.selectPrevious();
  mark?.remove();
};

/** Takes the mark of an endnote in this block out of the text, and lets those elsewhere stand; the cursor stands where it was. */
export function removeMark(editor: LexicalEditor, noteId: string, block: string | null) {
  editor.update(() => $takeOut($markIn(block, noteId)));
}

/** Takes all marks of an endnote out of the text, and with them the note. */
export function removeMarks(editor: LexicalEditor, noteId: string) {
  editor.update(() => $marksOf(noteId).forEach($takeOut));
}

/** Puts a mark of an endnote at the end of a block, or of the whole text where the block is gone. */
export function appendMark(editor: LexicalEditor, noteId: string, block: string | null) {
  editor.update(() => {
    const blocks = $getRoot().getChildren().filter($isBlockNode);
    const place = blocks.find((one) => one.getId() === block) ?? blocks.at(-1);
    place?.append($createEndnoteNode(noteId));
  });
}

/** Puts the cursor behind an endnote's mark: of several the one in this block. */
export function selectAfterMark(editor: LexicalEditor, noteId: string, block: string | null) {
  editor.update(() => void $markIn(block, noteId)?.selectNext(0, 0), { discrete: true });
}
