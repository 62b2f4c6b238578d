import type { BindingV2, Provider } from "@lexical/yjs";
import {
  $createRangeSelectionFromDom,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  CAN_USE_DOM,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type PointType,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type TextNode,
} from "lexical";
import * as Y from "yjs";
import { follow } from "./follow.js";

/**
 * The whole text as one line, in which the end of a block and a line break are one character each and an endnote's mark is none; where
 * each node stands in it, and the texts in their order.
 */
function $line() {
  let text = "";
  const places = new Map<NodeKey, [start: number, end: number]>();
  const texts: { node: TextNode; start: number; end: number }[] = [];
  const walk = (node: LexicalNode) => {
    const start = text.length;
    if ($isTextNode(node)) text += node.getTextContent();
    else if ($isLineBreakNode(node)) text += "\n";
    else if ($isElementNode(node)) node.getChildren().forEach(walk);
    places.set(node.getKey(), [start, text.length]);
    if ($isTextNode(node)) texts.push({ node, start, end: text.length });
  };
  for (const block of $getRoot().getChildren()) {
    walk(block);
    text += "\n";
  }
  return { text, places, texts };
}
type Line = ReturnType<typeof $line>;

function $placeOf(point: PointType, { places }: Line): number {
  const [start, end] = places.get(point.key) ?? [0, 0];
  if (point.type === "text") return start + point.offset;
  const child = point.getNode().getChildAtIndex(point.offset);
  return child ? places.get(child.getKey())![0] : end;
}

/** Puts a point behind the letter before a place. */
function $put(point: PointType, place: number, { texts }: Line): void {
  const there = texts.find(({ start, end }) => start < place && place <= end) ?? texts.find(({ start }) => start === place);
  if (there) point.set(there.node.getKey(), place - there.start, "text");
}

/** The editor's element where it has the focus; null where that is in a field beside the text, or where there is no browser. */
function focusedRoot(editor: LexicalEditor): HTMLElement | null {
  const root = CAN_USE_DOM ? editor.getRootElement() : null;
  return root && root === root.ownerDocument.activeElement ? root : null;
}

/**
 * Takes over where the browser has the caret. It tells of a click or a key that moved it in an event of its own; what others wrote may come
 * before that, and the binding would put the caret back to where it was: the next words would go to the wrong paragraph. Says whether it had
 * moved: the binding then looks for its place in a document that already has what came.
 */
function hearCaret(editor: LexicalEditor): boolean {
  const root = focusedRoot(editor);
  if (!root || editor.isComposing()) return false;
  const there = editor.read(() => {
    const known = $getSelection();
    const shown = $createRangeSelectionFromDom(root.ownerDocument.getSelection(), editor);
    if (!shown || !$isRangeSelection(known)) return null;
    return shown.anchor.is(known.anchor) && shown.focus.is(known.focus) ? null : shown;
  });
  if (there) editor.update(() => $setSelection(there.clone()), { discrete: true, tag: SKIP_DOM_SELECTION_TAG });
  return !!there;
}

/** Whether the letter that an end of one's selection sticks to was taken out of the document. */
function isLost(doc: Y.Doc, position: Y.RelativePosition | null): boolean {
  const id = position?.item;
  return !!id && id.clock < Y.getState(doc.store, id.client) && Y.getItem(doc.store, id).deleted;
}

/**
 * Keeps the caret where it stands in the words when somebody else breaks the text that it is in: an endnote or a link before it, or a new
 * paragraph, makes the letters behind it anew in the document, and the binding would put it where the old ones were.
 * To be asked before the binding takes over what came; what it returns, after that.
 */
export function keepCaret(editor: LexicalEditor, { doc }: BindingV2, provider: Provider): () => void {
  const moved = hearCaret(editor);
  const state = provider.awareness.getLocalState();
  if (!state || !(moved || isLost(doc, state.anchorPos) || isLost(doc, state.focusPos))) return () => undefined;
  const stood = editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const line = $line();
    return { text: line.text, anchor: $placeOf(selection.anchor, line), focus: $placeOf(selection.focus, line) };
  });
  if (!stood) return () => undefined;
  return () => {
    editor.update(
      () => {
        const selection = $getSelection();
        const line = $line();
        const anchor = follow(stood.anchor, stood.text, line.text);
        const focus = follow(stood.focus, stood.text, line.text);
        if (!$isRangeSelection(selection) || anchor === null || focus === null) return;
        $put(selection.anchor, anchor, line);
        $put(selection.focus, focus, line);
      },
      {
        discrete: true,
        tag: focusedRoot(editor) ? [SKIP_SCROLL_INTO_VIEW_TAG] : [SKIP_DOM_SELECTION_TAG],
      },
    );
  };
}
