import type { Line } from "./lines.js";
import { noteList, type NoteList } from "./note-labels.js";
import { NOTES_HEADINGS } from "./vocabulary.js";

export interface NotesZone {
  /** Index of the heading, or of the first note where there is none. */
  start: number;
  /** Index of the first line after the heading. */
  from: number;
  list: NoteList;
}

/** So many places are looked at for the beginning of the notes, from the end of the text. */
const MOST_TRIES = 20;

const bareHeading = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:[ivxlc]+|\p{Nd}{1,2})[.)]\s+/u, "")
    .replace(/[\s:：._–-]+$/u, "");

/** Where the list of endnotes begins: the last heading that names one and has a numbered note soon after it, else a numbered list that ends the text. Null where there is none. */
export function findNotes(lines: readonly Line[]): NotesZone | null {
  let tries = 0;
  for (let i = lines.length - 1; i >= 0 && tries < MOST_TRIES; i--) {
    if (lines[i]!.text.length > 60 || !NOTES_HEADINGS.has(bareHeading(lines[i]!.text))) continue;
    tries += 1;
    const list = noteList(lines, i + 1, ["alone", "bracket", "superscript", "dotted", "plain", "roman"]);
    if (list && list.labels[0]!.line - i <= 4) return { start: i, from: i + 1, list };
  }
  return unheadedNotes(lines);
}

/** Without a heading only labels that nothing else looks like are trusted: "[1]", "¹", "[i]" and, three or more, numbers alone on their lines. */
function unheadedNotes(lines: readonly Line[]): NotesZone | null {
  let tries = 0;
  for (let i = lines.length - 1; i > 0 && tries < MOST_TRIES; i--) {
    const first = /^(?:\[(?:1|i|\u0661)\]|¹(?![⁰-⁹]))\s*\S|^1$/u.exec(lines[i]!.text);
    if (!first) continue;
    tries += 1;
    const list = noteList(lines, i, lines[i]!.text === "1" ? ["alone"] : ["bracket", "superscript", "roman"]);
    if (!list || list.labels[0]!.line !== i) continue;
    const { labels } = list;
    const unbroken = labels.every((label, k) => label.number === k + 1);
    const fills = labels.every((label, k) => (labels[k + 1]?.line ?? lines.length) - label.line <= 12);
    if (unbroken && fills && labels.length >= (list.style === "alone" ? 3 : 1)) return { start: i, from: i, list };
  }
  return null;
}
