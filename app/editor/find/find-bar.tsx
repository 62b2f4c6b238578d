import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect, useId, useMemo, useState } from "react";
import { plainText } from "~/app/domain/document/document.js";
import { coveredBy } from "~/app/domain/submission/plan.js";
import { findText, type Hit, type Sought } from "~/app/domain/document/find.js";
import { useT } from "~/app/i18n/react.js";
import { rangeIn } from "../text-places.js";
import { useAnalysis, useSessionStatus, useWorkspace } from "../workspace.js";
import { replaceAll, type Replaced, replaceOne } from "./replacing.js";

const ALL = "find";
const CURRENT = "find-current";

const rangeOf = (hit: Hit) => {
  const holder = document.getElementById(hit.in === "note" ? `note-text-${hit.id}` : `block-${hit.id}`);
  return holder && rangeIn(holder, hit.start, hit.end);
};

/** Marks the places without touching the document; the one that is at turn is brought into view. */
function useMarks(hits: readonly Hit[], current: Hit | undefined, turn: number) {
  const [editor] = useLexicalComposerContext();
  const { showPanel } = useWorkspace();
  useEffect(() => {
    if (!("highlights" in CSS)) return;
    const draw = () => {
      CSS.highlights.set(ALL, new Highlight(...hits.flatMap((hit) => rangeOf(hit) ?? [])));
      const range = current && rangeOf(current);
      CSS.highlights.set(CURRENT, new Highlight(...(range ? [range] : [])));
    };
    draw();
    const stop = editor.registerUpdateListener(draw);
    return () => {
      stop();
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    };
  }, [editor, hits, current]);
  useEffect(() => {
    if (!current || turn === 0) return;
    if (current.in === "note") showPanel("notes");
    const frame = requestAnimationFrame(() => rangeOf(current)?.startContainer.parentElement?.scrollIntoView({ block: "center" }));
    return () => cancelAnimationFrame(frame);
    // only when somebody seeks or goes on to another place, not when others write
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [turn]);
}

/** What is sought and what shall stand there: kept while the bar is closed. */
export interface Find extends Sought {
  replacement: string;
}
export const NOTHING_SOUGHT: Find = { text: "", matchCase: false, wholeWord: false, replacement: "" };

interface FindBarProps {
  sought: Find;
  onSeek(sought: Find): void;
  onClose(): void;
}

/** Finds in text and notes, and puts other words there: each place an edit and a step of undo of its own. */
export function FindBar({ sought, onSeek, onClose }: FindBarProps) {
  const t = useT();
  const id = useId();
  const [editor] = useLexicalComposerContext();
  const { session } = useWorkspace();
  const { locked } = useSessionStatus(session);
  const { document: text, numbering } = useAnalysis();
  const { text: words, matchCase, wholeWord, replacement } = sought;
  const [index, setIndex] = useState(0);
  const [turn, setTurn] = useState(0);
  const [replaced, setReplaced] = useState<Replaced | null>(null);
  const hits = useMemo(() => findText(text, { text: words, matchCase, wholeWord }), [text, words, matchCase, wholeWord]);
  const at = Math.min(index, Math.max(hits.length - 1, 0));
  const current = hits[at];
  useMarks(hits, current, turn);
  const step = (by: number) => {
    if (hits.length === 0) return;
    setIndex((at + by + hits.length) % hits.length);
    setTurn(turn + 1);
    setReplaced(null);
  };
  const seek = (change: Partial<Sought>) => {
    onSeek({ ...sought, ...change });
    setIndex(0);
    setTurn(turn + 1);
    setReplaced(null);
  };
  const found = (hit: Hit) => {
    const holder = (hit.in === "note" ? text.notes : text.blocks).find((one) => one.id === hit.id);
    return plainText(holder?.inline ?? []).slice(hit.start, hit.end);
  };
  const replace = () => {
    if (!current) return;
    const isLocked = coveredBy(text.blocks, locked).has(current.id);
    if (isLocked) setReplaced({ count: 0, locked: 1 });
    else if (replaceOne(editor, session.doc, current, found(current), replacement)) setReplaced({ count: 1, locked: 0 });
    setTurn(turn + 1);
  };
  return (
    <form
      className="find-bar"
      role="search"
      aria-label={t("writing.find")}
      onSubmit={(event) => {
        event.preventDefault();
        step(1);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <label htmlFor={id}>{t("writing.find-label")}</label>
      <input
        id={id}
        type="search"
        dir="auto"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        maxLength={1000}
        value={sought.text}
        onChange={(event) => seek({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !event.shiftKey) return;
          event.preventDefault();
          step(-1);
        }}
      />
      <label className="choice">
        <input type="checkbox" checked={sought.matchCase} onChange={(event) => seek({ matchCase: event.currentTarget.checked })} />{" "}
        {t("writing.find-case")}
      </label>
      <label className="choice">
        <input type="checkbox" checked={sought.wholeWord} onChange={(event) => seek({ wholeWord: event.currentTarget.checked })} />{" "}
        {t("writing.find-word")}
      </label>
      <span className="find-bar__count" role="status">
        {replaced !== null
          ? [
              ...(replaced.count > 0 || replaced.locked === 0 ? [t("writing.replaced", { count: replaced.count })] : []),
              ...(replaced.locked > 0 ? [t("writing.replace-locked", { count: replaced.locked })] : []),
            ].join(" ")
          : sought.text.trim() === ""
            ? ""
            : current
              ? `${t("writing.find-count", { current: at + 1, count: hits.length })} ${
                  current.in === "note" ? t("writing.find-in-note", { number: numbering.notes.get(current.id) ?? "" }) : ""
                }`
              : t("writing.find-none")}
      </span>
      <button type="button" className="button button--small" disabled={!current} onClick={() => step(-1)}>
        {t("writing.find-previous")}
      </button>
      <button type="submit" className="button button--small" disabled={!current}>
        {t("writing.find-next")}
      </button>
      <span className="find-bar__break" />
      <label htmlFor={`${id}-replacement`}>{t("writing.replace-label")}</label>
      <input
        id={`${id}-replacement`}
        type="text"
        dir="auto"
        maxLength={1000}
        value={replacement}
        onChange={(event) => onSeek({ ...sought, replacement: event.currentTarget.value })}
      />
      <button type="button" className="button button--small" disabled={!current} onClick={replace}>
        {t("writing.replace")}
      </button>
      <button
        type="button"
        className="button button--small"
        disabled={!current}
        onClick={() => void replaceAll(editor, session.doc, sought, replacement, locked).then(setReplaced)}
      >
        {t("writing.replace-all")}
      </button>
      <button type="button" className="link-button" onClick={onClose}>
        {t("writing.close")}
      </button>
    </form>
  );
}
