import type { ReactNode } from "react";
import type { Difference, ListChange } from "~/app/domain/document/difference.js";
import { useT } from "~/app/i18n/react.js";
import { DifferenceMapping, mappingChanges } from "./difference-mapping.js";
import { DifferencePart } from "./difference-part.js";
import type { Both } from "./difference-rows.js";
import { Content, Marked, type Notes, WordChanges } from "./word-changes.js";

const differs = ({ is }: { is: string }) => is !== "same" && is !== "left";
const changedTexts = ({ cover }: Difference) => cover.texts.filter(({ words }) => words.some(differs));

/** How many changes there are in what is not the text itself. */
export const elsewhereCount = (difference: Difference): number =>
  difference.notes.filter(differs).length +
  changedTexts(difference).length +
  difference.cover.organisations.filter(differs).length +
  difference.annexes.filter(differs).length +
  mappingChanges(difference);

const NO_NOTES: Notes = new Map();

/** What changed in endnotes, on the cover page, among annexes and links and in what paragraphs are about; nothing where nothing did. */
export function DifferenceElsewhere({ difference, both, language }: { difference: Difference; both: Both; language: string }) {
  const t = useT();
  const notes = difference.notes.filter(differs);
  const texts = changedTexts(difference);
  const organisations = difference.cover.organisations.filter(differs);
  const annexes = difference.annexes.filter(differs);
  return (
    <>
      {notes.length > 0 && (
        <DifferencePart title={t("difference.notes")} language={language}>
          {notes.map((change) => {
            if (change.is === "left") return null;
            const id = change.is === "changed" ? change.id : change.note.id;
            const number = (change.is === "removed" ? both.before : both.after).notes.get(id);
            return (
              <li key={id}>
                {number !== undefined && <span className="difference__number">{number}. </span>}
                {change.is === "changed" ? (
                  <WordChanges words={change.words} notesBefore={NO_NOTES} notesAfter={NO_NOTES} />
                ) : (
                  <Marked is={change.is === "removed" ? "removed" : "added"}>
                    <Content inline={change.note.inline} notes={NO_NOTES} />
                  </Marked>
                )}
              </li>
            );
          })}
        </DifferencePart>
      )}
      {(texts.length > 0 || organisations.length > 0) && (
        <DifferencePart title={t("difference.cover")}>
          {texts.map(({ field, words }) => (
            <li key={field}>
              <strong>{t(`difference.cover-${field}`)}:</strong> <WordChanges words={words} notesBefore={NO_NOTES} notesAfter={NO_NOTES} />
            </li>
          ))}
          {organisations.map((change, i) => (
            <Item key={i} change={change}>
              {change.item.name}
            </Item>
          ))}
        </DifferencePart>
      )}
      {annexes.length > 0 && (
        <DifferencePart title={t("difference.annexes")}>
          {annexes.map((change, i) => (
            <Item key={i} change={change}>
              {t("difference.annex-item", { title: change.item.title, file: change.item.file })}
            </Item>
          ))}
        </DifferencePart>
      )}
      <DifferenceMapping difference={difference} both={both} />
    </>
  );
}

const Item = <T,>({ change, children }: { change: ListChange<T>; children: ReactNode }) => (
  <li>{change.is === "same" ? children : <Marked is={change.is}>{children}</Marked>}</li>
);
