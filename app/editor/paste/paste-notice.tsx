import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, COPY_COMMAND, CUT_COMMAND, mergeRegister, PASTE_COMMAND } from "lexical";
import { useEffect, useState } from "react";
import { Notice } from "~/app/components/notice.js";
import { useT } from "~/app/i18n/react.js";
import { $isEndnoteNode } from "../nodes/endnote-node.js";
import { useWorkspace } from "../workspace.js";
import { inWords } from "./in-words.js";
import { insertPasted } from "./insert.js";
import { NOTES_TYPE, writeOwnNotes } from "./own.js";
import { LOSSES, MOST_WORDS, type Pasted } from "./pasted.js";
import { readClipboard, type Reply } from "./read-clipboard.js";

const parse = (html: string) => new DOMParser().parseFromString(html, "text/html").body;

/**
 * Takes what is pasted into the editor around, and says what of it could not be kept or why it was not taken. A note and a suggestion take
 * words alone.
 */
export function PasteNotice({ into = "text" }: { into?: "text" | "note" | "suggestion" }) {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { session, facts, analysis } = useWorkspace();
  const [reply, setReply] = useState<Extract<Reply, { type: "refused" }> | Pasted["lost"] | null>(null);
  useEffect(() => {
    const has = (noteId: string) => into === "text" && analysis.get().numbering.notes.has(noteId);
    const paste = (event: unknown) => {
      const clipboard = event instanceof ClipboardEvent || event instanceof InputEvent ? dataOf(event) : null;
      if (!clipboard) return false;
      const read = readClipboard(clipboard, { documentId: facts.documentId, language: facts.language, has, parse });
      if (read.type === "none") return false;
      (event as Event).preventDefault();
      if (read.type === "refused") setReply(read);
      else {
        const pasted = into === "text" ? read.pasted : inWords(read.pasted, into === "suggestion");
        insertPasted(editor, session.doc, pasted);
        setReply(Object.keys(pasted.lost).length > 0 ? pasted.lost : null);
      }
      return true;
    };
    const copy = (event: unknown) => {
      const selection = $getSelection();
      if (!(event instanceof ClipboardEvent) || !$isRangeSelection(selection)) return false;
      const ids = new Set(selection.getNodes().flatMap((node) => ($isEndnoteNode(node) ? [node.getNoteId()] : [])));
      const notes = analysis.get().document.notes.filter(({ id }) => ids.has(id));
      event.clipboardData?.setData(NOTES_TYPE, writeOwnNotes(facts.documentId, notes));
      // the rest of what is copied is Lexical's
      return false;
    };
    return mergeRegister(
      editor.registerCommand(PASTE_COMMAND, paste, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(COPY_COMMAND, copy, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CUT_COMMAND, copy, COMMAND_PRIORITY_HIGH),
    );
  }, [editor, session, facts, analysis, into]);
  if (!reply) return null;
  const dismiss = (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        setReply(null);
        editor.focus();
      }}
    >
      {t("editor.dismiss")}
    </button>
  );
  if ("type" in reply) {
    return (
      <Notice kind="warning" live title={t("writing.paste-refused-title")}>
        <p>{t(`writing.paste-${reply.why}`, { words: reply.words, most: MOST_WORDS })}</p>
        <p>{dismiss}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="info" live title={t("writing.pasted-title")}>
      <ul>{LOSSES.flatMap((loss) => (reply[loss] ? [<li key={loss}>{t(`writing.lost-${loss}`, { count: reply[loss] })}</li>] : []))}</ul>
      <p>{dismiss}</p>
    </Notice>
  );
}

const dataOf = (event: ClipboardEvent | InputEvent): DataTransfer | null =>
  event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer;
