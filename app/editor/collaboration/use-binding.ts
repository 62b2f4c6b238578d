import {
  type BindingV2,
  createBindingV2__EXPERIMENTAL,
  createUndoManager,
  type Provider,
  setLocalStateFocus,
  syncCursorPositions,
  syncYjsChangesToLexicalV2__EXPERIMENTAL,
  syncYjsStateToLexicalV2__EXPERIMENTAL,
} from "@lexical/yjs";
import {
  BLUR_COMMAND,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  FOCUS_COMMAND,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  ParagraphNode,
  REDO_COMMAND,
  RootNode,
  TextNode,
  UNDO_COMMAND,
} from "lexical";
import { LinkNode } from "@lexical/link";
import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import type * as Y from "yjs";
import { UndoManager } from "yjs";
import { BlockNode } from "../nodes/block-node.js";
import { keepCaret } from "./caret.js";
import { cursorNames } from "./cursor-names.js";
import { writeOwnEdits } from "./own-edits.js";
import { OWN_STEP_COMMAND } from "./own-step.js";
import { keepWellFormed } from "./well-formed.js";

/** What Lexical keeps on a node beside our own properties: never part of the document. */
const OWN_TO_LEXICAL = new Set(["__textFormat", "__textStyle", "__format", "__style", "__indent", "__dir"]);
export const EXCLUDED = new Map<Klass<LexicalNode>, Set<string>>(
  [RootNode, BlockNode, ParagraphNode, LinkNode, TextNode].map((klass) => [
    klass,
    // a text's format is its marks
    klass === TextNode ? new Set(["__style"]) : OWN_TO_LEXICAL,
  ]),
);

/** The view is made anew from the document: where the binding lost the thread, the document is right. */
export function heal(binding: BindingV2, provider: Provider) {
  syncYjsStateToLexicalV2__EXPERIMENTAL(binding, provider);
}

/**
 * The binding asks each event for its delta and makes no use of it, while Yjs takes needless format marks out of a text as it works that
 * out: a reader's copy would send an edit.
 */
const leaveAsItIs = (event: Y.YEvent<Y.XmlElement | Y.XmlText>) => Object.defineProperty(event, "delta", { value: [] });

/** Keeps an editor and its root of the document the same, until the returned function is called. */
export function bind(editor: LexicalEditor, binding: BindingV2, provider: Provider) {
  const { root } = binding;
  let isKnown = true;
  const onTree = (events: Y.YEvent<Y.XmlElement | Y.XmlText>[], transaction: Y.Transaction) => {
    if (transaction.origin === binding) return;
    const putBack = transaction.local ? null : keepCaret(editor, binding, provider);
    events.forEach(leaveAsItIs);
    const wasKnown = isKnown;
    isKnown = true;
    try {
      if (wasKnown)
        syncYjsChangesToLexicalV2__EXPERIMENTAL(binding, provider, events, transaction, transaction.origin instanceof UndoManager);
      else heal(binding, provider);
    } catch {
      heal(binding, provider);
    }
    putBack?.();
  };
  // observeDeep's type knows only the events of one kind of shared type
  const observer = onTree as unknown as Parameters<typeof root.observeDeep>[0];
  root.observeDeep(observer);
  const stopListening = writeOwnEdits(editor, binding, provider, () => (isKnown = false));
  const stopKeeping = keepWellFormed(editor);
  const stopAwaiting = editor.registerEditableListener((mayWrite) => {
    if (!mayWrite || isKnown) return;
    isKnown = true;
    heal(binding, provider);
  });
  heal(binding, provider);
  return () => {
    stopAwaiting();
    stopKeeping();
    stopListening();
    root.unobserveDeep(observer);
  };
}

const undoManagers = new WeakMap<LexicalEditor, UndoManager>();
/** What takes back one's own edits of this editor: for edits made in the document itself. */
export const undoManagerOf = (editor: LexicalEditor): UndoManager | undefined => undoManagers.get(editor);

function registerUndo(editor: LexicalEditor, undoManager: UndoManager) {
  undoManagers.set(editor, undoManager);
  const report = () => {
    editor.dispatchCommand(CAN_UNDO_COMMAND, undoManager.undoStack.length > 0);
    editor.dispatchCommand(CAN_REDO_COMMAND, undoManager.redoStack.length > 0);
  };
  const handle = (act: () => void) => () => {
    act();
    report();
    return true;
  };
  undoManager.on("stack-item-added", report);
  const unregister = mergeRegister(
    editor.registerCommand(
      UNDO_COMMAND,
      handle(() => undoManager.undo()),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      REDO_COMMAND,
      handle(() => undoManager.redo()),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      OWN_STEP_COMMAND,
      handle(() => undoManager.stopCapturing()),
      COMMAND_PRIORITY_EDITOR,
    ),
  );
  return () => {
    unregister();
    undoManager.destroy();
  };
}

function registerCursors(editor: LexicalEditor, binding: BindingV2, provider: Provider, cursors: HTMLElement) {
  binding.cursorsContainer = cursors;
  const tellMoved = cursorNames(binding, provider);
  const draw = () => {
    syncCursorPositions(binding, provider);
    tellMoved();
  };
  const focus = (focusing: boolean) => () => {
    setLocalStateFocus(provider, "", "", focusing, {});
    return false;
  };
  provider.awareness.on("update", draw);
  const unregister = mergeRegister(
    editor.registerCommand(FOCUS_COMMAND, focus(true), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(BLUR_COMMAND, focus(false), COMMAND_PRIORITY_EDITOR),
  );
  return () => {
    provider.awareness.off("update", draw);
    unregister();
    // the next binding knows nothing of them: they would stand there for good
    cursors.replaceChildren();
  };
}

interface Options {
  rootName: string;
  /** Where the others' cursors are drawn; null for an editor without cursors. */
  cursors: RefObject<HTMLElement> | null;
  /** Called with a function that makes the view anew, for the editor's `onError`. */
  onHealer?: (heal: () => void) => void;
}

/**
 * Binds an editor to one root of a Y.Doc for as long as it is mounted; undo takes back only one's own edits. Where this stands before the
 * editor's element, the editor has its text when it gets that, and draws it once.
 */
export function useBinding(editor: LexicalEditor, doc: Y.Doc, provider: Provider, { rootName, cursors, onHealer }: Options): void {
  const [binding] = useState(() =>
    createBindingV2__EXPERIMENTAL(editor, rootName, doc, new Map([[rootName, doc]]), { rootName, excludedProperties: EXCLUDED }),
  );
  useLayoutEffect(() => {
    onHealer?.(() => heal(binding, provider));
    const stops = [bind(editor, binding, provider), registerUndo(editor, createUndoManager(binding, binding.root))];
    return () => stops.forEach((stop) => stop());
  }, [editor, binding, provider, onHealer]);
  useEffect(() => {
    if (cursors?.current) return registerCursors(editor, binding, provider, cursors.current);
  }, [editor, binding, provider, cursors]);
}
