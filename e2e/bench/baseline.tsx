import { CollaborationPlugin } from "@lexical/react/LexicalCollaborationPlugin";
import { LexicalCollaboration } from "@lexical/react/LexicalCollaborationContext";
import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import type { Provider } from "@lexical/yjs";
import { $createParagraphNode, $createTextNode, $getRoot } from "lexical";
import { createRoot } from "react-dom/client";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

declare global {
  // the same paragraphs as in the other editor
  var paragraphs: string[];
}

/** Lexical's own collaborative editor with nothing of ours. */
function Baseline() {
  const config = {
    namespace: "baseline",
    editorState: null,
    onError: (error: Error) => {
      throw error;
    },
  };
  return (
    <LexicalCollaboration>
      <LexicalComposer initialConfig={config}>
        <RichTextPlugin contentEditable={<ContentEditable className="submission-text" />} ErrorBoundary={LexicalErrorBoundary} />
        <CollaborationPlugin
          id="text"
          shouldBootstrap={location.hash === "#first"}
          initialEditorState={() => {
            for (const text of globalThis.paragraphs) $getRoot().append($createParagraphNode().append($createTextNode(text)));
          }}
          providerFactory={(id, docs) => {
            const doc = new Y.Doc();
            docs.set(id, doc);
            // y-websocket's types know fewer of the events that both speak
            return new WebsocketProvider(`ws://${location.host}`, id, doc, { connect: false, disableBc: true }) as unknown as Provider;
          }}
        />
      </LexicalComposer>
    </LexicalCollaboration>
  );
}

createRoot(document.getElementById("root")!).render(<Baseline />);
