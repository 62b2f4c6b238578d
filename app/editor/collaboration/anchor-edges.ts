import {
  $getNodeByKey,
  $getSelection,
  $getWritableNodeState,
  $isRangeSelection,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
  TextNode,
} from "lexical";

const ANCHOR = "c:";

/** The threads that a text is marked for, among the other properties that its nodes do not name themselves. */
const stateOf = (node: LexicalNode | null): Record<string, unknown> => node?.__state?.getInternalState()[0] ?? {};
const anchorsOf = (node: LexicalNode | null) => Object.keys(stateOf(node)).filter((key) => key.startsWith(ANCHOR));

/**
 * What is typed right behind words that a thread is about is not about them: without this a comment on the last word of a paragraph would
 * grow with the paragraph. Within the words it is.
 */
function $keepEdge(editor: LexicalEditor, node: TextNode) {
  if (editor.isComposing()) return;
  // behind what was typed stands the cursor; two texts that became one (a merged paragraph) have it where they meet
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  if (selection.anchor.key !== node.getKey() || selection.anchor.offset !== node.getTextContentSize()) return;
  const before = $getNodeByKey(node.getKey(), editor.getEditorState());
  if (!$isTextNode(before)) return;
  const [old, text] = [before.__text, node.__text];
  if (text.length <= old.length || old === "" || !text.startsWith(old)) return;
  const [was, next] = [anchorsOf(before), anchorsOf(node.getNextSibling())];
  const ending = anchorsOf(node).filter((key) => was.includes(key) && !next.includes(key));
  if (ending.length === 0) return;
  const [, added] = node.splitText(old.length);
  if (!added) return;
  const kept = Object.entries(stateOf(added)).filter(([key]) => !ending.includes(key));
  $getWritableNodeState(added.getWritable()).updateFromJSON(Object.fromEntries(kept));
}

export const keepAnchorEdges = (editor: LexicalEditor) => editor.registerNodeTransform(TextNode, (node) => $keepEdge(editor, node));
