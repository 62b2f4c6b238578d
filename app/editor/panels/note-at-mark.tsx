import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $setSelection } from "lexical";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { plainText } from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";
import { marksIn } from "../nodes/endnote-node.js";
import { appendMark, removeMark, removeMarks, selectAfterMark } from "../commands.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { NoteEditor } from "./note-editor.js";

/** Between a mark and the box of its note. Pixels. */
const GAP = 6;

/** Of several marks of one note the one in the block that the cursor is in. */
function markOf(sheet: Element, noteId: string, block: string | null): Element | null {
  const marks = marksIn(sheet, noteId);
  return marks.find((mark) => block !== null && mark.closest(`#block-${CSS.escape(block)}`)) ?? marks[0] ?? null;
}

/** An endnote written where its mark stands: Escape goes back to the text. */
export function NoteAtMark() {
  const { noteInText } = useWorkspace();
  return noteInText ? <OpenNote key={noteInText} noteId={noteInText} /> : null;
}

function OpenNote({ noteId }: { noteId: string }) {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { editNote, currentBlock } = useWorkspace();
  const { document, numbering } = useAnalysis();
  const number = numbering.notes.get(noteId) ?? "";
  const empty = plainText(document.notes.find(({ id }) => id === noteId)?.inline ?? []).trim() === "";
  const standsIn = document.blocks.find(({ inline }) => inline.some((part) => part.type === "note" && part.note === noteId))?.id ?? null;
  const [stoodIn, setStoodIn] = useState(standsIn);
  if (standsIn !== null && standsIn !== stoodIn) setStoodIn(standsIn);
  const isGone = standsIn === null && stoodIn !== null;
  const box = useRef<HTMLDivElement>(null);
  const placed = useRef(false);
  useLayoutEffect(() => {
    const sheet = box.current?.parentElement;
    const mark = sheet && markOf(sheet, noteId, currentBlock);
    if (!box.current || !sheet || !mark) return;
    const [around, { bottom, left }] = [sheet.getBoundingClientRect(), mark.getBoundingClientRect()];
    const widest = around.width - box.current.offsetWidth - 16;
    box.current.style.setProperty("--mark-bottom", `${bottom - around.top + GAP}px`);
    box.current.style.setProperty("--mark-left", `${Math.max(Math.min(left - around.left - 24, widest), 16)}px`);
    if (placed.current) return;
    placed.current = true;
    box.current.scrollIntoView({ block: "nearest" });
    // on a phone it lies at the window's foot
    scrollBy({ top: Math.max(mark.getBoundingClientRect().bottom + GAP - box.current.getBoundingClientRect().top, 0) });
  });
  useEffect(() => {
    // with a selection of its own the text's editor would take the focus back at its next change
    editor.update(() => $setSelection(null));
  }, [editor]);
  const leave = useCallback(
    (removeHere = false) => {
      editNote(null);
      if (removeHere) removeMark(editor, noteId, currentBlock);
      else if (empty) removeMarks(editor, noteId);
      else selectAfterMark(editor, noteId, currentBlock);
      editor.focus();
    },
    [editor, editNote, noteId, currentBlock, empty],
  );
  return (
    <div className="note-at-mark" ref={box} role="group" aria-label={t("writing.note-here", { number })}>
      <p className="note-at-mark__head">
        <strong>{t("writing.note-here", { number })}</strong>
        {!isGone && (
          <>
            <button type="button" className="link-button" onClick={() => editNote(noteId)}>
              {t("writing.note-in-panel")}
            </button>
            <button type="button" className="link-button" onClick={() => leave(true)}>
              {t("writing.note-remove")}
            </button>
          </>
        )}
        <button type="button" className="button button--small" onClick={() => leave()}>
          {t("writing.note-done")}
        </button>
      </p>
      <div role="status" className="note-at-mark__gone">
        {isGone && (
          <>
            {t("writing.note-gone")}{" "}
            <button type="button" className="link-button" onClick={() => appendMark(editor, noteId, stoodIn)}>
              {t("writing.note-back")}
            </button>
          </>
        )}
      </div>
      <NoteEditor noteId={noteId} label={t("editor.note-edit", { number })} onLeave={leave} />
    </div>
  );
}
