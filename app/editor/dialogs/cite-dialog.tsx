import { plainText } from "~/app/domain/document/document.js";
import { citedNotes } from "~/app/domain/document/numbering.js";
import { useT } from "~/app/i18n/react.js";
import { citeNote } from "../commands.js";
import { useAnalysis } from "../workspace.js";
import { ChoiceList } from "./choice-list.js";
import { Dialog } from "./dialog.js";
import type { DialogProps } from "./dialogs.js";

/** Puts another mark of a note that the text has already at the cursor. */
export function CiteDialog({ context: { editor }, onClose }: DialogProps) {
  const t = useT();
  const notes = citedNotes(useAnalysis().document).map(({ number, note }) => ({ id: note.id, number, text: plainText(note.inline) }));
  return (
    <Dialog title={t("writing.cite-note")} onClose={onClose}>
      <ChoiceList
        label={t("writing.cite-search")}
        search={(query) => notes.filter(({ number, text }) => `${number} ${text}`.toLowerCase().includes(query.toLowerCase()))}
        keyOf={({ id }) => id}
        show={({ number, text }) => (
          <>
            <strong>{number}</strong> {text || t("editor.note-empty")}
          </>
        )}
        onChoose={({ id }) => {
          citeNote(editor, id);
          onClose();
        }}
      />
    </Dialog>
  );
}
