import { type BindingV2, type Provider, syncLexicalUpdateToYjsV2__EXPERIMENTAL } from "@lexical/yjs";
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COLLABORATION_TAG,
  type EditorState,
  HISTORIC_TAG,
  type LexicalEditor,
  SKIP_COLLAB_TAG,
} from "lexical";

/**
 * The same state with the caret before what was just typed; null where nothing was. The binding looks for the change up to the caret, and
 * with the caret behind it takes a typed letter for an equal one that follows: the caret would then stick to that letter, which may be
 * somebody else's, and the words of two people who write at the same place would mix.
 */
function beforeTyped(before: EditorState, after: EditorState): EditorState | null {
  const selection = after.read(() => $getSelection()?.clone());
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== "text") return null;
  const { anchor, focus } = selection;
  // of what the text is in: a letter typed at the edge of a comment is a text of its own
  const parent = after.read(() => $getNodeByKey(anchor.key)?.getParent()?.getKey());
  const lengthIn = (state: EditorState) => state.read(() => $getNodeByKey(parent ?? "")?.getTextContentSize() ?? Infinity);
  const typed = lengthIn(after) - lengthIn(before);
  if (!(typed > 0 && typed <= anchor.offset)) return null;
  anchor.offset -= typed;
  focus.offset -= typed;
  return after.clone(selection);
}

/**
 * Writes what changes in an editor into its root of the document. Where an edit of others leaves two texts alike, every editor makes one of
 * them and writes that; whoever only reads may not, and `onUnwritten` says that the binding does not know the joined text.
 */
export function writeOwnEdits(editor: LexicalEditor, binding: BindingV2, provider: Provider, onUnwritten: () => void): () => void {
  return editor.registerUpdateListener(({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
    if (tags.has(SKIP_COLLAB_TAG)) return;
    const write = (state: EditorState, elements: typeof dirtyElements, normalized: typeof normalizedNodes) => {
      syncLexicalUpdateToYjsV2__EXPERIMENTAL(binding, provider, prevEditorState, state, elements, dirtyLeaves, normalized, tags);
    };
    // a text that has grown by what others wrote, or by an undo, was not typed into
    const isOwn = !tags.has(COLLABORATION_TAG) && !tags.has(HISTORIC_TAG);
    if (!isOwn && !editor.isEditable()) {
      if (normalizedNodes.size > 0) onUnwritten();
      return;
    }
    const typedInto = isOwn && dirtyLeaves.size > 0 && beforeTyped(prevEditorState, editorState);
    if (!typedInto) {
      write(editorState, dirtyElements, normalizedNodes);
      return;
    }
    write(typedInto, dirtyElements, normalizedNodes);
    // the text is written, and the binding knows its nodes; now where the caret stands
    write(editorState, new Map(), new Set());
  });
}
