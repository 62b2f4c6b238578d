import {
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { useEffect, useState } from "react";
import { $selectedBlocks } from "../commands.js";
import { FORMATS, KINDS } from "./tools.js";

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
    formats: FORMATS.filter((format) => selection.hasFormat(format)),
  };
}

/** What the toolbar's buttons show: follows the cursor. */
export function useSituation(editor: LexicalEditor) {
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
