import { TOGGLE_LINK_COMMAND } from "@lexical/link";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  FORMAT_TEXT_COMMAND,
  mergeRegister,
  REDO_COMMAND,
  type TextFormatType,
  UNDO_COMMAND,
} from "lexical";
import { useEffect, useState } from "react";
import { addressOf } from "~/app/domain/document/address.js";
import type { BlockKind } from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";
import { $selectedBlocks, insertEndnote, setKind, toggleNumbered } from "../commands.js";
import { useWorkspace } from "../workspace.js";

const KINDS = [
  "paragraph",
  "continuation",
  "heading-1",
  "heading-2",
  "heading-3",
  "bullet-1",
  "bullet-2",
  "quotation",
  "reference-box",
  "recommendation",
] as const;
const FORMATS = [
  { format: "bold", sign: "B" },
  { format: "italic", sign: "I" },
  { format: "superscript", sign: "x²" },
  { format: "subscript", sign: "x₂" },
] as const satisfies { format: TextFormatType; sign: string }[];

interface Situation {
  kind: (typeof KINDS)[number];
  numbered: boolean;
  formats: readonly string[];
}

function $situation(): Situation | null {
  const selection = $getSelection();
  const block = $selectedBlocks()[0];
  if (!$isRangeSelection(selection) || !block) return null;
  const kind = block.getKind();
  const withLevel = kind === "heading" || kind === "bullet" ? `${kind}-${block.getLevel()}` : kind;
  return {
    kind: KINDS.find((known) => known === withLevel) ?? "paragraph",
    numbered: block.isNumbered(),
    formats: FORMATS.filter(({ format }) => selection.hasFormat(format)).map(({ format }) => format),
  };
}

/** What the toolbar's buttons show: follows the cursor. */
function useSituation() {
  const [editor] = useLexicalComposerContext();
  const [situation, setSituation] = useState<Situation | null>(null);
  const [undoable, setUndoable] = useState({ undo: false, redo: false });
  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(({ editorState }) => {
          const next = editorState.read($situation);
          if (next) setSituation((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
        }),
        editor.registerCommand(CAN_UNDO_COMMAND, (undo) => (setUndoable((old) => ({ ...old, undo })), false), COMMAND_PRIORITY_LOW),
        editor.registerCommand(CAN_REDO_COMMAND, (redo) => (setUndoable((old) => ({ ...old, redo })), false), COMMAND_PRIORITY_LOW),
      ),
    [editor],
  );
  return { situation, undoable };
}

/** Formatting for the mouse and for the keyboard: one row of real buttons and a list. */
export function Toolbar() {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { session, editNote } = useWorkspace();
  const { situation, undoable } = useSituation();
  const choose = (value: string) => {
    const [kind, level] = value.split(/-(?=\d)/) as [BlockKind, string?];
    setKind(editor, kind, Number(level ?? 1));
    editor.focus();
  };
  const [linking, setLinking] = useState(false);
  return (
    <div className="tools">
      <div className="toolbar" role="toolbar" aria-label={t("editor.toolbar")}>
        <button
          type="button"
          aria-label={t("editor.undo")}
          title={t("editor.undo")}
          disabled={!undoable.undo}
          onClick={() => editor.dispatchCommand(UNDO_COMMAND, undefined)}
        >
          ↶
        </button>
        <button
          type="button"
          aria-label={t("editor.redo")}
          title={t("editor.redo")}
          disabled={!undoable.redo}
          onClick={() => editor.dispatchCommand(REDO_COMMAND, undefined)}
        >
          ↷
        </button>
        <select
          aria-label={t("editor.kind-label")}
          value={situation?.kind ?? "paragraph"}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`editor.kind-${kind}`)}
            </option>
          ))}
        </select>
        {situation?.kind.startsWith("heading") && (
          <button
            type="button"
            aria-pressed={situation.numbered}
            title={t("editor.heading-numbered")}
            aria-label={t("editor.heading-numbered")}
            onClick={() => toggleNumbered(editor)}
          >
            1.1
          </button>
        )}
        {FORMATS.map(({ format, sign }) => (
          <button
            key={format}
            type="button"
            className={`toolbar__${format}`}
            aria-pressed={situation?.formats.includes(format) ?? false}
            aria-label={t(`editor.${format}`)}
            title={t(`editor.${format}`)}
            onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)}
          >
            {sign}
          </button>
        ))}
        <button type="button" aria-expanded={linking} onClick={() => setLinking(!linking)}>
          {t("editor.link")}
        </button>
        <button type="button" onClick={() => editNote(insertEndnote(editor, session.doc))}>
          {t("editor.insert-note")}
        </button>
      </div>
      {linking && <LinkForm onDone={() => setLinking(false)} />}
    </div>
  );
}

function LinkForm({ onDone }: { onDone(): void }) {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const [typed, setTyped] = useState("");
  const address = addressOf(typed);
  const finish = (url: string | null) => {
    editor.dispatchCommand(TOGGLE_LINK_COMMAND, url);
    onDone();
    editor.focus();
  };
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (address) finish(address);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <label htmlFor="link-address">{t("editor.link-address")}</label>
      <input
        id="link-address"
        type="text"
        inputMode="url"
        dir="ltr"
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" className="button button--small button--primary" disabled={!address}>
        {t("editor.link-set")}
      </button>
      <button type="button" className="link-button" onClick={() => finish(null)}>
        {t("editor.link-remove")}
      </button>
    </form>
  );
}
