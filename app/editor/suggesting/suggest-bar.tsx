import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $setSelection, COMMAND_PRIORITY_CRITICAL, FORMAT_TEXT_COMMAND } from "lexical";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { readYDoc } from "~/app/domain/document/yjs.js";
import type { RefusalCode } from "~/app/domain/refusal.js";
import { readStyle } from "~/app/domain/document/block-style.js";
import { blockTexts } from "~/app/domain/threads/threads.js";
import { differences } from "~/app/domain/threads/word-changes.js";
import { useT } from "~/app/i18n/react.js";
import { Dialog } from "../dialogs/dialog.js";
import { setKind } from "../commands.js";
import { useSituation } from "../actions/use-situation.js";
import { KINDS } from "../actions/tools.js";
import { PasteNotice } from "../paste/paste-notice.js";
import { rangeIn } from "../text-places.js";
import { useDiscussion } from "../threads/context.js";
import { useFocusKept } from "../use-focus-kept.js";
import { useWorkspace } from "../workspace.js";
import { useSuggesting } from "./context.js";
import type { Fork } from "./fork.js";

/** Above the text: the tools to write with, or, while one suggests, what is done with the draft. */
export function SuggestBar({ children }: { children: ReactNode }) {
  const { fork } = useSuggesting();
  return fork ? <Draft fork={fork} /> : children;
}

const ADDED = "proposed-added";
/** The button that begins it: the focus is there again when it is over. */
const TOGGLE = "suggest";

/** Marks in the draft what is new in it. */
function useAddedWords(fork: Fork) {
  const [editor] = useLexicalComposerContext();
  const { session } = useWorkspace();
  useEffect(() => {
    if (!("highlights" in CSS)) return;
    const draw = () => {
      const live = blockTexts(readYDoc(session.doc).blocks);
      const ranges = [...blockTexts(readYDoc(fork.doc).blocks)].flatMap(([id, text]) => {
        const block = document.getElementById(`block-${id}`);
        // seen from the draft, its own words are what the text lacks
        const mine = block ? differences(text, live.get(id) ?? "") : [];
        return mine.flatMap(({ start, removed }) => (removed && rangeIn(block!, start, start + removed.length)) || []);
      });
      CSS.highlights.set(ADDED, new Highlight(...ranges));
    };
    const stops = [fork.subscribe(draw), editor.registerUpdateListener(() => void requestAnimationFrame(draw))];
    return () => {
      stops.forEach((stop) => stop());
      CSS.highlights.delete(ADDED);
    };
  }, [editor, fork, session]);
}

function Draft({ fork }: { fork: Fork }) {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { showPanel, onDraft, openNote } = useWorkspace();
  const { end } = useSuggesting();
  const bar = useFocusKept<HTMLDivElement>(() => {
    // with a selection of its own the text's editor would take the focus from there
    editor.update(() => $setSelection(null));
    return document.getElementById(TOGGLE);
  });
  const { store } = useDiscussion();
  const changes = useSyncExternalStore(fork.subscribe, fork.changes);
  const [sending, setSending] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  useAddedWords(fork);
  const unsent = changes.length > 0;
  useEffect(() => {
    onDraft(unsent);
    return () => onDraft(false);
  }, [onDraft, unsent]);
  const left = useSyncExternalStore(fork.subscribe, fork.leftOut);
  const [formatTried, setFormatTried] = useState(false);
  // bold and the like cannot be suggested: they are not made, and it is said
  useEffect(() => editor.registerCommand(FORMAT_TEXT_COMMAND, () => (setFormatTried(true), true), COMMAND_PRIORITY_CRITICAL), [editor]);
  const untold = new Set([...left, ...(formatTried ? (["format"] as const) : []), ...(openNote ? (["note"] as const) : [])]);
  const { situation } = useSituation(editor);
  const discard = () => {
    // the focus is to be in the bar again when that goes
    flushSync(() => setDiscarding(false));
    end();
  };
  const propose = async () => {
    if (changes.length === 0 || sending) return;
    setSending(true);
    const code = await store.send({ intent: "propose", changes });
    setSending(false);
    setRefused(code);
    if (code) return;
    end();
    showPanel("comments");
  };
  return (
    <>
      <p className="suggest-hint">{t("comments.suggesting-hint")}</p>
      <div ref={bar} className="suggest-bar" role="region" aria-label={t("comments.suggesting")}>
        <p className="suggest-bar__actions">
          <strong>{t("comments.suggesting")}</strong>
          <select
            aria-label={t("writing.kind-label")}
            value={situation?.kind ?? "paragraph"}
            onChange={(event) => {
              const style = readStyle(event.currentTarget.value);
              if (style) setKind(editor, style.kind, style.level);
              editor.focus();
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`writing.kind-${kind}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button button--small button--primary"
            aria-disabled={changes.length === 0 || sending || undefined}
            onClick={() => void propose()}
          >
            {t("comments.propose", { count: changes.length })}
          </button>
          <button type="button" className="link-button" onClick={() => (unsent ? setDiscarding(true) : end())}>
            {t(changes.length > 0 ? "comments.suggest-discard" : "comments.suggest-end")}
          </button>
        </p>
        <div role="status" className="suggest-bar__left-out">
          {[...untold].map((what) => (
            <p key={what}>{t(`comments.left-out-${what}`)}</p>
          ))}
        </div>
        <PasteNotice into="suggestion" />
        {refused && (
          <p role="alert" className="message-form__refused">
            {t("comments.not-sent")} {t(`refusal.${refused}`)}
          </p>
        )}
        {discarding && (
          <Dialog title={t("comments.discard-title", { count: changes.length })} onClose={() => setDiscarding(false)}>
            <div className="flow">
              <p>{t("comments.discard-text")}</p>
              <p className="dialog__actions">
                <button type="button" className="button button--primary" onClick={() => setDiscarding(false)}>
                  {t("comments.discard-keep")}
                </button>
                <button type="button" className="link-button" onClick={discard}>
                  {t("comments.suggest-discard")}
                </button>
              </p>
            </div>
          </Dialog>
        )}
      </div>
    </>
  );
}

/** Begins to suggest; for everybody of the coalition, also for those who may not write. */
export function SuggestButton() {
  const t = useT();
  const { fork, begin } = useSuggesting();
  const { maySuggest } = useDiscussion();
  if (!maySuggest) return null;
  return (
    <button
      type="button"
      id={TOGGLE}
      className="button button--small button--secondary"
      title={t("comments.suggest-hint")}
      aria-pressed={fork !== null}
      aria-disabled={fork !== null || undefined}
      onClick={() => fork ?? begin()}
    >
      {t("comments.suggest")}
    </button>
  );
}
