import {
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type TextNode,
} from "lexical";
import type { Correction } from "~/app/domain/mapping/remarks/remarks.js";
import { OWN_STEP_COMMAND } from "./collaboration/own-step.js";
import { $isBlockNode, type BlockNode } from "./nodes/block-node.js";

interface Piece {
  node: TextNode | null;
  text: string;
}

/** The text of a block as the document has it: note marks left out, a line break one character. */
function $pieces(parent: ElementNode): Piece[] {
  return parent.getChildren().flatMap((node): Piece[] => {
    if ($isTextNode(node)) return [{ node, text: node.getTextContent() }];
    if ($isLineBreakNode(node)) return [{ node: null, text: "\n" }];
    return $isElementNode(node) ? $pieces(node) : [];
  });
}

const $blockOf = (id: string): BlockNode | undefined =>
  $getRoot()
    .getChildren()
    .filter($isBlockNode)
    .find((block) => block.getId() === id);

/**
 * Replaces a piece of a block's text by an ordinary edit, that can be undone; marks in the piece stay. Does nothing where something
 * else stands there by now.
 */
export function correct(editor: LexicalEditor, blockId: string, { start, end, was, text }: Correction): void {
  editor.dispatchCommand(OWN_STEP_COMMAND, undefined);
  editor.update(() => {
    const block = $blockOf(blockId);
    if (!block) return;
    const pieces = $pieces(block);
    const whole = pieces.map((piece) => piece.text).join("");
    if (whole.slice(start, end) !== was) return;
    let at = whole.length;
    let written = false;
    // from the end, so that places before stay true
    for (const { node, text: own } of pieces.reverse()) {
      const from = at - own.length;
      at = from;
      if (!node || from + own.length <= start || from >= end) continue;
      const [cutFrom, cutTo] = [Math.max(start - from, 0), Math.min(end - from, own.length)];
      const first = from <= start;
      const rest = own.slice(0, cutFrom) + (first && !written ? text : "") + own.slice(cutTo);
      written ||= first;
      if (rest === "") node.remove();
      else node.setTextContent(rest);
    }
    if (!written && start === end) block.append($createTextNode(text));
    const last = block.getLastDescendant();
    if ($isTextNode(last)) last.selectEnd();
  });
}
