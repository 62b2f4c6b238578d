import { plainText } from "~/app/domain/document/document.js";
import { ABBREVIATIONS_NOTE, STAKEHOLDERS_NOTE } from "~/app/domain/summary/text.js";
import { useT } from "~/app/i18n/react.js";
import { NoteEditor } from "../panels/note-editor.js";
import { bringIntoView, useLeaveNote } from "../panels/open-note.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { CitedSources } from "./cited-sources.js";
import { useSummary } from "./use-summary.js";

/** All endnotes in their order: citations, the two that are printed from what is filed, and those with a text of their own. */
export function SummaryNotes() {
  const t = useT();
  const { openNote, editNote, mayWrite } = useWorkspace();
  const { document, numbering } = useAnalysis();
  const view = useSummary();
  const leave = useLeaveNote();
  const numbered = document.notes.flatMap((note) => {
    const number = numbering.notes.get(note.id);
    return number === undefined ? [] : [{ note, number }];
  });
  if (numbered.length === 0) return <p className="quiet">{t("editor.notes-empty")}</p>;
  return (
    <ol className="notes">
      {numbered.map(({ note: { id, inline }, number }) => (
        <li key={id} value={number} ref={id === openNote ? bringIntoView : undefined} data-open={id === openNote || undefined}>
          {id === STAKEHOLDERS_NOTE || id === ABBREVIATIONS_NOTE ? (
            <p className="quiet">{t(`summary.note-${id}`)}</p>
          ) : view.sources.has(id) ? (
            <CitedSources note={id} view={view} />
          ) : id === openNote && mayWrite ? (
            <NoteEditor noteId={id} label={t("editor.note-edit", { number })} onLeave={() => leave(id, plainText(inline).trim() === "")} />
          ) : (
            <button type="button" className="note__text" dir="auto" disabled={!mayWrite} onClick={() => editNote(id)}>
              {plainText(inline) || t("editor.note-empty")}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
