import { FORMAT_TEXT_COMMAND, type LexicalEditor, REDO_COMMAND, UNDO_COMMAND } from "lexical";
import type { BlockKind } from "~/app/domain/document/document.js";
import type { Session } from "../collaboration/session.js";
import { insertEndnote, setKind, toggleNumbered } from "../commands.js";
import { clearMarks, moveStep, moveLevel } from "./edits.js";
import type { FORMATS, KINDS } from "./tools.js";

export type DialogName = "link" | "cite" | "quote" | "paragraph" | "shortcuts" | "find";

/** What an action works on. */
export interface ActionContext {
  editor: LexicalEditor;
  session: Session;
  editNote(noteId: string, where: "text"): void;
  openDialog(name: DialogName): void;
}

export type ActionId =
  | `kind-${(typeof KINDS)[number]}`
  | (typeof FORMATS)[number]
  | "plain"
  | "heading-numbered"
  | "deeper"
  | "higher"
  | "move-up"
  | "move-down"
  | "link"
  | "insert-note"
  | "cite-note"
  | "quote-recommendation"
  | "paragraph-settings"
  | "find"
  | "undo"
  | "redo"
  | "shortcuts";

export interface Action {
  id: ActionId;
  group: "kind" | "mark" | "insert" | "move" | "help";
  /** As people read it, `Mod` for Ctrl or Command: "Mod+Alt+1". */
  keys?: string;
  /** What, typed at the start of a block and followed by a blank, does the same. */
  typed?: RegExp;
  /** The same for the list of shortcuts. */
  typedAs?: string;
  /** Lexical or the browser acts on these keys itself. */
  native?: true;
  /** Not offered in the slash menu: it is about a selection, or about everything. */
  notInSlash?: true;
  run(context: ActionContext): void;
}

const kind = (name: (typeof KINDS)[number], more: Partial<Action>): Action => {
  const [block, level] = name.split(/-(?=\d)/) as [BlockKind, string?];
  return { id: `kind-${name}`, group: "kind", run: ({ editor }) => setKind(editor, block, Number(level ?? 1)), ...more };
};
const format = (name: (typeof FORMATS)[number], more: Partial<Action>): Action => ({
  id: name,
  group: "mark",
  notInSlash: true,
  run: ({ editor }) => void editor.dispatchCommand(FORMAT_TEXT_COMMAND, name),
  ...more,
});
const dialog = (id: ActionId, group: Action["group"], name: DialogName, more: Partial<Action>): Action => ({
  id,
  group,
  run: ({ openDialog }) => openDialog(name),
  ...more,
});

/** Everything that can be done to the text: toolbar, slash menu, keys, typed shortcuts and the list of shortcuts all read this one list. */
export const ACTIONS: readonly Action[] = [
  kind("paragraph", { keys: "Mod+Alt+0", typed: /^\(?\d{1,3}[.)]$/u, typedAs: "1." }),
  kind("continuation", { keys: "Mod+Alt+9", typed: /^\|$/u, typedAs: "|" }),
  kind("heading-1", { keys: "Mod+Alt+1", typed: /^#$/u, typedAs: "#" }),
  kind("heading-2", { keys: "Mod+Alt+2", typed: /^##$/u, typedAs: "##" }),
  kind("heading-3", { keys: "Mod+Alt+3", typed: /^###$/u, typedAs: "###" }),
  kind("bullet-1", { keys: "Mod+Shift+8", typed: /^[-*•]$/u, typedAs: "-" }),
  kind("bullet-2", { typed: /^--$/u, typedAs: "--" }),
  kind("quotation", { keys: "Mod+Alt+7", typed: /^[>»]$/u, typedAs: ">" }),
  kind("reference-box", { keys: "Mod+Alt+6", typed: /^\[\]$/u, typedAs: "[]" }),
  kind("recommendation", { keys: "Mod+Alt+8", typed: /^RECOMMENDATION:$/iu, typedAs: "RECOMMENDATION:" }),
  {
    id: "heading-numbered",
    group: "kind",
    keys: "Mod+Alt+N",
    typed: /^#\.$/u,
    typedAs: "#.",
    run: ({ editor }) => toggleNumbered(editor),
  },
  format("bold", { keys: "Mod+B", native: true, typedAs: "**…**" }),
  format("italic", { keys: "Mod+I", native: true, typedAs: "*…*" }),
  format("underline", { keys: "Mod+U", native: true }),
  format("superscript", { keys: "Mod+.", typedAs: "^…^" }),
  format("subscript", { keys: "Mod+,", typedAs: "~…~" }),
  { id: "plain", group: "mark", keys: "Mod+\\", notInSlash: true, run: ({ editor }) => clearMarks(editor) },
  dialog("link", "insert", "link", { keys: "Mod+K" }),
  {
    id: "insert-note",
    group: "insert",
    keys: "Mod+Alt+F",
    run: ({ editor, session, editNote }) => {
      const note = insertEndnote(editor, session.doc);
      if (note) editNote(note, "text");
      else editor.focus();
    },
  },
  dialog("cite-note", "insert", "cite", { keys: "Mod+Alt+E" }),
  dialog("quote-recommendation", "insert", "quote", { keys: "Mod+Alt+Q" }),
  { id: "deeper", group: "move", keys: "Alt+Shift+ArrowRight", notInSlash: true, run: ({ editor }) => moveLevel(editor, 1) },
  { id: "higher", group: "move", keys: "Alt+Shift+ArrowLeft", notInSlash: true, run: ({ editor }) => moveLevel(editor, -1) },
  { id: "move-up", group: "move", keys: "Alt+Shift+ArrowUp", run: ({ editor, session }) => moveStep(editor, session.doc, -1) },
  { id: "move-down", group: "move", keys: "Alt+Shift+ArrowDown", run: ({ editor, session }) => moveStep(editor, session.doc, 1) },
  dialog("paragraph-settings", "kind", "paragraph", { keys: "Mod+Alt+P" }),
  dialog("find", "help", "find", { keys: "Mod+Alt+H", notInSlash: true }),
  {
    id: "undo",
    group: "help",
    keys: "Mod+Z",
    native: true,
    notInSlash: true,
    run: ({ editor }) => void editor.dispatchCommand(UNDO_COMMAND, undefined),
  },
  {
    id: "redo",
    group: "help",
    keys: "Mod+Shift+Z",
    native: true,
    notInSlash: true,
    run: ({ editor }) => void editor.dispatchCommand(REDO_COMMAND, undefined),
  },
  dialog("shortcuts", "help", "shortcuts", { keys: "Mod+/", notInSlash: true }),
];

export const actionOf = (id: ActionId): Action => ACTIONS.find((action) => action.id === id)!;
