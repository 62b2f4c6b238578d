import { Fragment, type ReactNode } from "react";
import type { Inline } from "~/app/domain/document/document.js";
import { noteSeparator } from "~/app/domain/document/note-separator.js";
import type { WordChange } from "~/app/domain/document/word-difference.js";
import { useT } from "~/app/i18n/react.js";
import { InlineView } from "./document-inline.js";

export type Notes = ReadonlyMap<string, number>;

/** A piece of either text. Note marks and breaks are named, because they may be all that changed. */
export function Content({ inline, notes }: { inline: readonly Inline[]; notes: Notes }) {
  const t = useT();
  return (
    <>
      {inline.map((part, i) => (
        <Fragment key={i}>
          {part.type === "text" && <InlineView inline={[part]} />}
          {part.type === "break" && (
            <>
              <bdi className="visually-hidden"> {t("difference.line-break")} </bdi>
              <br />
            </>
          )}
          {part.type === "note" && <NoteMark number={notes.get(part.note)} separator={noteSeparator(inline, i)} />}
        </Fragment>
      ))}
    </>
  );
}

function NoteMark({ number, separator }: { number: number | undefined; separator: string }) {
  const t = useT();
  return (
    <sup>
      <span aria-hidden="true">
        {number ?? "*"}
        {separator}
      </span>
      <bdi className="visually-hidden">
        {" "}
        {number === undefined ? t("difference.note-mark-unknown") : t("difference.note-mark", { number })}{" "}
      </bdi>
    </sup>
  );
}

/** Words that came or went: struck through or underlined for the eye, named for the ear. The page's words do not say which way the text is written. */
export function Marked({ is, children }: { is: "added" | "removed" | "restyled"; children: ReactNode }) {
  const t = useT();
  const Tag = is === "removed" ? "del" : "ins";
  return (
    <Tag className={`words words--${is}`}>
      <bdi className="visually-hidden">{t(`difference.words-${is}`)} </bdi>
      {children}
      <bdi className="visually-hidden">{t("difference.words-end")} </bdi>
    </Tag>
  );
}

interface WordChangesProps {
  words: readonly WordChange[];
  /** Numbers of the endnotes in the text before and after. */
  notesBefore: Notes;
  notesAfter: Notes;
  /** Only what one of the two texts had; both when left out. */
  side?: "before" | "after";
}

/** The words of a changed paragraph. */
export function WordChanges({ words, notesBefore, notesAfter, side }: WordChangesProps) {
  return (
    <>
      {words.map((change, i) => {
        if (change.is === "same") return <Content key={i} inline={change.inline} notes={side === "before" ? notesBefore : notesAfter} />;
        if (change.is === "restyled") {
          const before = side === "before";
          return (
            <Marked key={i} is="restyled">
              <Content inline={before ? change.before : change.after} notes={before ? notesBefore : notesAfter} />
            </Marked>
          );
        }
        if (side && (change.is === "removed") !== (side === "before")) return null;
        return (
          <Marked key={i} is={change.is}>
            <Content inline={change.inline} notes={change.is === "removed" ? notesBefore : notesAfter} />
          </Marked>
        );
      })}
    </>
  );
}
