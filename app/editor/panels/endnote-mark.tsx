import { useT } from "~/app/i18n/react.js";
import { useNoteNumber, useWorkspace } from "../workspace.js";

/** The number of an endnote in the text; choosing it opens the note. */
export function EndnoteMark({ noteId }: { noteId: string }) {
  const t = useT();
  const { editNote } = useWorkspace();
  const number = useNoteNumber(noteId);
  return (
    <button
      type="button"
      className="endnote__mark"
      // reached with the arrow keys; as a stop of Tab each would stand between the text and what is beside it
      tabIndex={-1}
      aria-label={t("editor.note-number", { number: number ?? "" })}
      data-note={noteId}
      onClick={() => editNote(noteId, "text")}
    >
      {number ?? "…"}
    </button>
  );
}
