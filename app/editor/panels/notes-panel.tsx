import { plainText } from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { NoteEditor } from "./note-editor.js";
import { bringIntoView, useLeaveNote } from "./open-note.js";

/** All endnotes in their order; one of them is open for writing. */
export function NotesPanel() {
  const t = useT();
  const { openNote, editNote, mayWrite } = useWorkspace();
  const { document, numbering } = useAnalysis();
  const leave = useLeaveNote();
  if (document.notes.length === 0) return <p className="quiet">{t("editor.notes-empty")}</p>;
  return (
    <ol className="notes">
      {document.notes.map((note) => {
        const number = numbering.notes.get(note.id) ?? 0;
        const text = plainText(note.inline);
        const open = note.id === openNote && mayWrite;
        return (
          <li
            key={note.id}
            value={number}
            ref={note.id === openNote ? bringIntoView : undefined}
            data-open={note.id === openNote || undefined}
          >
            {open ? (
              <NoteEditor noteId={note.id} label={t("editor.note-edit", { number })} onLeave={() => leave(note.id, text.trim() === "")} />
            ) : mayWrite ? (
              <button
                type="button"
                id={`note-text-${note.id}`}
                className="note__text"
                dir="auto"
                aria-label={`${t("editor.note-edit", { number })}: ${text}`}
                onClick={() => editNote(note.id)}
              >
                {text || t("editor.note-empty")}
              </button>
            ) : (
              <p id={`note-text-${note.id}`} className="note__text" dir="auto">
                {text}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
