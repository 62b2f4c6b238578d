import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  type TextFormatType,
  type TextNode,
} from "lexical";
import { useEffect } from "react";
import { undoManagerOf } from "../collaboration/use-binding.js";
import { $isBlockNode } from "../nodes/block-node.js";
import { ACTIONS, type Action, type ActionContext } from "./actions.js";

/** The text that stands between the start of the block and the cursor, where it is one run that the cursor is in. */
function $beforeCaret(): { node: TextNode; text: string; first: boolean } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) return null;
  return {
    node,
    text: node.getTextContent().slice(0, selection.anchor.offset),
    first: node.getPreviousSibling() === null && $isBlockNode(node.getParent()),
  };
}

const startOf = (text: string): Action | undefined =>
  /[\s\u00a0]$/u.test(text) ? ACTIONS.find(({ typed }) => typed?.test(text.slice(0, -1))) : undefined;

const MARKS: readonly { sign: RegExp; format: TextFormatType; width: number }[] = [
  { sign: /(?:^|[\s(])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/u, format: "bold", width: 2 },
  { sign: /(?:^|[\s(])\*([^\s*](?:[^*]*[^\s*])?)\*$/u, format: "italic", width: 1 },
  { sign: /\^([^\s^]{1,30})\^$/u, format: "superscript", width: 1 },
  { sign: /~([^\s~]{1,30})~$/u, format: "subscript", width: 1 },
];

/** Makes bold, italic, raised or lowered what stands between the signs that were just closed. */
function $mark(node: TextNode, text: string): boolean {
  for (const { sign, format, width } of MARKS) {
    const inner = sign.exec(text)?.[1];
    if (inner === undefined) continue;
    const from = text.length - inner.length - 2 * width;
    const parts = node.splitText(...[from, text.length].filter((at) => at > 0 && at < node.getTextContentSize()));
    const target = from > 0 ? parts[1] : parts[0];
    if (!target) return false;
    target.setTextContent(inner).toggleFormat(format);
    const after = $createTextNode("").setFormat(node.getFormat());
    target.insertAfter(after);
    after.select(0, 0);
    return true;
  }
  return false;
}

/** What is typed at the start of a block, or around a word, and stands for an action: as in Markdown, and as Word does with "1." and "-". */
export function Typed({ context }: { context: ActionContext }) {
  useEffect(() => {
    const { editor } = context;
    let before = "";
    return editor.registerUpdateListener(({ tags, dirtyLeaves, editorState }) => {
      if (tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG) || editor.isComposing()) return;
      const place = editorState.read($beforeCaret);
      const old = before;
      before = place ? `${place.node.getKey()} ${place.text}` : "";
      // one letter more in the run that the cursor is in: typed, not pasted, not walked to
      if (!place || !dirtyLeaves.has(place.node.getKey()) || (old !== before.slice(0, -1) && place.text.length > 1)) return;
      const action = place.first ? startOf(place.text) : undefined;
      const mark = /[*^~]$/u.test(place.text) && MARKS.some(({ sign }) => sign.test(place.text));
      if (!action && !mark) return;
      undoManagerOf(editor)?.stopCapturing();
      editor.update(() => {
        const now = $beforeCaret();
        if (now?.text !== place.text) return;
        if (action) now.node.spliceText(0, now.text.length, "", true);
        else $mark(now.node, now.text);
      });
      action?.run(context);
    });
  }, [context]);
  return null;
}
