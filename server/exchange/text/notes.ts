import type { Line } from "./lines.js";
import { labelsOf, type NoteList } from "./note-labels.js";
import { looksLikeHeading } from "./patterns.js";
import { endsSentence, startsFresh } from "./width.js";

export interface RawNote {
  number: number;
  lines: string[];
  doubts: { code: "note-out-of-order" | "notes-divided" | "note-without-text"; params: Record<string, string | number> }[];
}

export interface NotesRead {
  notes: RawNote[];
  /** Lines between the heading and the first note. */
  preamble: Line[];
  /** Lines after the notes: an annex. */
  trailing: Line[];
  pages: number[];
}

/** The notes of a list, by its labels; a label that stands out of order is kept for the note that misses its number, a number seen before is a page's. */
export function readNotes(lines: readonly Line[], from: number, list: NoteList): NotesRead {
  const labels = new Map(list.labels.map((label) => [label.line, label]));
  const known = new Set(list.labels.map((label) => label.number));
  const most = Math.max(...known);
  const spare = new Map(labelsOf(lines, from, list.style).map((label) => [label.line, label]));
  const end = trailingFrom(lines, list);
  const read: NotesRead = { notes: [], preamble: [], trailing: lines.slice(end), pages: [] };
  lines.slice(from, end).forEach((line, k) => {
    const i = from + k;
    const label = labels.get(i);
    const extra = spare.get(i);
    if (label) return void read.notes.push({ number: label.number, lines: label.rest ? [label.rest] : [], doubts: [] });
    if (read.notes.length === 0) return void read.preamble.push(line);
    if (extra && list.style === "alone") {
      if (extra.number <= most && !known.has(extra.number)) {
        known.add(extra.number);
        return void read.notes.push({
          number: extra.number,
          lines: [],
          doubts: [{ code: "note-out-of-order", params: { number: extra.number } }],
        });
      }
      if (line.gap || i === end - 1) return void read.pages.push(extra.number);
    }
    read.notes.at(-1)!.lines.push(line.text);
  });
  return read;
}

/** Where an annex begins after the last note: a heading that stands apart, with text below it. */
function trailingFrom(lines: readonly Line[], list: NoteList): number {
  const last = list.labels.at(-1)!.line;
  const heading = lines.findIndex(
    (line, i) =>
      i > last + 1 &&
      (line.gap || line.page) &&
      i + 1 < lines.length &&
      looksLikeHeading(line.text) &&
      !/\p{Nd}{4}|^\p{Nd}+$/u.test(line.text) &&
      lines[i + 1]!.gap,
  );
  return heading < 0 ? lines.length : heading;
}

/** A line after which the note's reference is complete, followed by one that begins another. */
const mayDivide = (before: string, after: string): boolean =>
  (/(?:https?:\/\/|www\.)\S+$/iu.test(before) || endsSentence(before)) &&
  startsFresh(after) &&
  !/^(?:https?:\/\/|www\.|\p{Nd})/iu.test(after);

/**
 * Gives a note that is cited (or labelled) but has no text the second half of the note before it, where that one can be divided
 * after a complete reference; the place is a guess and is said. A number without text that cannot be helped stays, and is said.
 */
export function divideNotes(notes: readonly RawNote[], wanted: readonly number[]): RawNote[] {
  const byNumber = new Map(notes.map((note) => [note.number, { ...note, lines: [...note.lines], doubts: [...note.doubts] }]));
  for (const number of wanted) if (!byNumber.has(number)) byNumber.set(number, { number, lines: [], doubts: [] });
  const sorted = [...byNumber.values()].sort((a, b) => a.number - b.number);
  sorted.forEach((note, i) => {
    if (note.lines.length > 0) return;
    const before = sorted[i - 1];
    const places = before ? before.lines.flatMap((line, k) => (k > 0 && mayDivide(before.lines[k - 1]!, line) ? [k] : [])) : [];
    if (!before || before.number !== note.number - 1 || places.length === 0) {
      note.doubts.push({ code: "note-without-text", params: { number: note.number } });
      return;
    }
    note.lines = before.lines.splice(places[0]!);
    note.doubts.push({
      code: "notes-divided",
      params: {
        number: note.number,
        before: before.number,
        text: note.lines[0]!.replace(/^[“"«]+/u, "")
          .split(" ")
          .slice(0, 4)
          .join(" "),
      },
    });
  });
  return sorted;
}
