import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import { $getRoot, COMMAND_PRIORITY_LOW, KEY_ESCAPE_COMMAND } from "lexical";
import { useEffect, useState } from "react";
import { noteRootName } from "~/app/domain/document/yjs.js";
import { ownPresence } from "../collaboration/own-presence.js";
import { useBinding } from "../collaboration/use-binding.js";
import { NODES } from "../nodes/index.js";
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
      <Binding noteId={noteId} onLeave={onLeave} />
    </LexicalComposer>
  );
}

function Binding({ noteId, onLeave }: { noteId: string; onLeave(): void }) {
  const [editor] = useLexicalComposerContext();
  const { session } = useWorkspace();
  const [presence] = useState(ownPresence);
  useBinding(editor, session.doc, presence, { rootName: noteRootName(noteId), cursors: null });
  useEffect(() => {
    editor.update(() => {
      $getRoot().selectEnd();
    });
    // the text's own editor may still be at its last change, and takes the focus back with it: asked for until it has stayed
    let frame = 0;
    let stayed = 0;
    let left = 60;
    const take = () => {
      const root = editor.getRootElement();
      stayed = root === document.activeElement ? stayed + 1 : 0;
      if (stayed === 0) {
        editor.focus();
        root?.focus({ preventScroll: true });
      }
      left -= 1;
      if (stayed < 5 && left > 0) frame = requestAnimationFrame(take);
    };
    take();
    return () => cancelAnimationFrame(frame);
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
