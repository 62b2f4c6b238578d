import { westernDigits } from "~/app/domain/document/western-digits.js";
import type { Line } from "./lines.js";
import { superscriptValue } from "./patterns.js";

/** How a list of notes is numbered. */
export type NoteStyle = "alone" | "bracket" | "superscript" | "roman" | "dotted" | "plain";

export interface Label {
  /** Index of its line. */
  line: number;
  number: number;
  /** The note's text on the same line. */
  rest: string;
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
/** Value of a small Roman numeral; NaN where it is not one. */
export function romanValue(text: string): number {
  const values = [...text.toLowerCase()].map((c) => ROMAN[c] ?? NaN);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

const PATTERNS: Record<NoteStyle, RegExp> = {
  alone: /^(\p{Nd}{1,3})[.)]?()$/u,
  bracket: /^\[(\p{Nd}{1,3})\]\s*(.*)$/su,
  superscript: /^([⁰¹²³⁴-⁹]{1,3})\s*(.*)$/su,
  roman: /^\[?([ivxlc]{1,7})(?:\]|[.)]|(?=\s))\s*(.*)$/su,
  dotted: /^(\p{Nd}{1,3})[.)]\s+(.*)$/su,
  plain: /^(\p{Nd}{1,3})\s+(.*)$/su,
};
const value = (style: NoteStyle, label: string): number =>
  style === "roman" ? romanValue(label) : style === "superscript" ? superscriptValue(label) : Number(westernDigits(label));

/** Every line from `from` on that could begin a note of this style. */
export function labelsOf(lines: readonly Line[], from: number, style: NoteStyle): Label[] {
  return lines.slice(from).flatMap((line, i) => {
    const match = PATTERNS[style].exec(line.text);
    const number = match ? value(style, match[1]!) : NaN;
    return match && number > 0 ? [{ line: from + i, number, rest: match[2]! }] : [];
  });
}

/** Between two labels of one list stand at most so many lines that only look like labels. */
const LOOK_BACK = 100;

/** The longest run of labels whose numbers rise; of equal ones that with the fewest numbers left out. */
export function risingLabels(labels: readonly Label[]): Label[] {
  const best: { score: number; previous: number }[] = [];
  let end = -1;
  labels.forEach((label, i) => {
    best[i] = { score: 1 - (label.number - 1) * 0.01, previous: -1 };
    for (let j = Math.max(0, i - LOOK_BACK); j < i; j++) {
      const skipped = label.number - labels[j]!.number - 1;
      const score = best[j]!.score + 1 - skipped * 0.01;
      if (skipped >= 0 && score > best[i].score) best[i] = { score, previous: j };
    }
    if (end < 0 || best[i].score > best[end]!.score) end = i;
  });
  const run: Label[] = [];
  for (let i = end; i >= 0; i = best[i]!.previous) run.unshift(labels[i]!);
  return run;
}

export interface NoteList {
  style: NoteStyle;
  labels: Label[];
}

/** The style that numbers most lines from `from` on, beginning near 1; null where none does. */
export function noteList(lines: readonly Line[], from: number, styles: readonly NoteStyle[]): NoteList | null {
  const lists = styles
    .map((style) => ({ style, labels: risingLabels(labelsOf(lines, from, style)) }))
    .filter(({ labels }) => labels.length > 0 && labels[0]!.number <= 2);
  return lists.sort((a, b) => b.labels.length - a.labels.length)[0] ?? null;
}
