import { $createLinkNode } from "@lexical/link";
import {
  $createLineBreakNode,
  $createTextNode,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  type LexicalEditor,
  type LexicalNode,
} from "lexical";
import type * as Y from "yjs";
import type { Inline } from "~/app/domain/document/document.js";
import { writeNote } from "~/app/domain/document/yjs.js";
import { undoManagerOf } from "../collaboration/use-binding.js";
import { $createBlockNode, $isAtStart, $isBlockNode } from "../nodes/block-node.js";
import { $createEndnoteNode } from "../nodes/endnote-node.js";
import { type Draft, isInline, type Pasted } from "./pasted.js";

function $inlineNodes(inline: readonly Inline[]): LexicalNode[] {
  return inline.map((part) => {
    if (part.type === "break") return $createLineBreakNode();
    if (part.type === "note") return $createEndnoteNode(part.note);
    const node = $createTextNode(part.text);
    for (const mark of part.marks ?? []) node.toggleFormat(mark);
    return part.link ? $createLinkNode(part.link, { rel: "noreferrer" }).append(node) : node;
  });
}

function $blockNode({ kind, level, numbered, alias, language, direction, addressee, inline }: Draft) {
  const block = $createBlockNode(kind, level ?? 1).append(...$inlineNodes(inline));
  if (numbered) block.setNumbered(true);
  if (alias) block.setAlias(alias.slice(0, 200));
  if (language) block.setLanguage(language.slice(0, 40));
  if (direction) block.setWriting(direction);
  if (addressee) block.setAddressee(addressee);
  return block;
}

/** Puts blocks and notes at the cursor: one paragraph goes into the sentence, several stand by themselves and divide the paragraph there. */
export function insertPasted(editor: LexicalEditor, doc: Y.Doc, pasted: Pasted) {
  doc.transact(() => {
    for (const note of pasted.notes) writeNote(doc, note);
  }, "pasted notes");
  undoManagerOf(editor)?.stopCapturing();
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    if (isInline(pasted)) return $insertNodes($inlineNodes(pasted.blocks[0]!.inline));
    if (!selection.isCollapsed()) selection.removeText();
    const nodes = pasted.blocks.map($blockNode);
    const here = selection.anchor.getNode().getTopLevelElement();
    if (!$isBlockNode(here)) return $insertNodes(nodes);
    // before its first letter a block is not divided: it stays what it is, and tied to what it is tied to
    const rest = here.isEmpty() || $isAtStart(selection, here) ? here : selection.insertParagraph();
    for (const node of nodes) rest?.insertBefore(node);
    if (rest && $isBlockNode(rest) && rest.isEmpty()) rest.remove();
    nodes.at(-1)?.selectEnd();
  });
  undoManagerOf(editor)?.stopCapturing();
}
