import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import { $addUpdateTag, $getRoot, COMMAND_PRIORITY_LOW, KEY_ESCAPE_COMMAND, SKIP_SCROLL_INTO_VIEW_TAG } from "lexical";
import { useEffect, useState } from "react";
import { noteRootName } from "~/app/domain/document/yjs.js";
import { ownPresence } from "../collaboration/own-presence.js";
import { useBinding } from "../collaboration/use-binding.js";
import { NODES } from "../nodes/index.js";
import { PasteNotice } from "../paste/paste-notice.js";
import { THEME } from "../theme.js";
import { useWorkspace } from "../workspace.js";

/** One endnote, written together like the text itself: a root of its own in the same document. */
export function NoteEditor({ noteId, label, onLeave }: { noteId: string; label: string; onLeave(): void }) {
  return (
    <LexicalComposer initialConfig={{ namespace: "caucus-note", nodes: NODES, editorState: null, theme: THEME, onError: reportError }}>
      <RichTextPlugin
        contentEditable={<ContentEditable className="note__text" ariaLabel={label} spellCheck />}
        ErrorBoundary={LexicalErrorBoundary}
      />
      <PasteNotice into="note" />
      <Binding noteId={noteId} onLeave={onLeave} />
    </LexicalComposer>
  );
}

function Binding({ noteId, onLeave }: { noteId: string; onLeave(): void }) {
  const [editor] = useLexicalComposerContext();
  const { session } = useWorkspace();
  const [presence] = useState(() => ownPresence(session.doc));
  useBinding(editor, session.doc, presence, { rootName: noteRootName(noteId), cursors: null });
  useEffect(() => {
    // whoever shows the note brings it into view: its place on the page may not be known yet
    editor.getRootElement()?.focus({ preventScroll: true });
    editor.update(() => {
      $addUpdateTag(SKIP_SCROLL_INTO_VIEW_TAG);
      $getRoot().selectEnd();
    });
  }, [editor]);
  useEffect(
    () =>
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          onLeave();
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, onLeave],
  );
  return null;
}
