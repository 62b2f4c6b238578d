import { RTL_LETTER } from "~/app/domain/document/direction.js";
import { superscriptOf } from "../text/patterns.js";

/** What a PDF draws at once: lengths in points, `y` of its base line from the page's foot. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PageLine {
  /** In reading order; digits that stand raised are superscript ones: "rights.¹". */
  text: string;
  y: number;
  height: number;
}

/**
 * The lines that the pieces of a page form, from top to bottom: pieces on the same height, in reading order; a gap between two is a blank.
 * A line that is written both ways runs as `mixed` says.
 */
export function pageLines(pieces: readonly Piece[], mixed: Direction): PageLine[] {
  const lines: { y: number; height: number; pieces: Piece[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    const near = line && Math.abs(line.y - piece.y) < Math.max(line.height, piece.height, 4) * 0.45;
    if (near) {
      line.pieces.push(piece);
      line.height = Math.max(line.height, piece.height);
    } else lines.push({ y: piece.y, height: piece.height, pieces: [piece] });
  }
  return lines.map(({ pieces: parts }) => {
    const { y, height } = parts.reduce((tallest, piece) => (piece.height > tallest.height ? piece : tallest));
    const shown = parts.map((part) => ({ ...part, text: part.y - y > height * 0.1 ? asRaised(part, height) : part.text }));
    const direction = lineDirection(parts, mixed);
    return { text: inReadingOrder(shown, direction).replace(/\s+/gu, " ").trim(), y, height };
  });
}

/** How many letters of the pieces are written each way. */
function lettersOf(pieces: readonly Piece[]): Record<Direction, number> {
  const counts = { rtl: 0, ltr: 0 };
  for (const { text } of pieces) for (const [letter] of text.matchAll(/\p{L}/gu)) counts[RTL_LETTER.test(letter) ? "rtl" : "ltr"] += 1;
  return counts;
}

type Direction = "rtl" | "ltr";
/** Which way most letters of a piece are written; undefined where it has none. */
function directionOf(piece: Piece): Direction | undefined {
  const { rtl, ltr } = lettersOf([piece]);
  return rtl + ltr === 0 ? undefined : rtl > ltr ? "rtl" : "ltr";
}

/** Which way a file's lines run that are written both ways: a text from right to left has addresses, names and a cover that are not. */
export function mixedLines(pieces: readonly Piece[]): Direction {
  const { rtl, ltr } = lettersOf(pieces);
  return rtl * 3 > ltr ? "rtl" : "ltr";
}

/** A line without a letter from right to left runs that way all the same where its stop stands at its left end. */
function lineDirection(parts: readonly Piece[], mixed: Direction): Direction {
  const { rtl, ltr } = lettersOf(parts);
  if (rtl > 0) return ltr === 0 ? "rtl" : mixed;
  const first = parts.reduce((leftmost, piece) => (piece.x < leftmost.x ? piece : leftmost));
  return mixed === "rtl" && /^[.,:;!?]/u.test(first.text) ? "rtl" : "ltr";
}

/** Raised digits as superscript ones, without the comma between two, and a raised small Roman numeral in brackets: that it is a note's mark must not be lost. */
function asRaised({ text, height }: Piece, lineHeight: number): string {
  if (height > lineHeight * 0.85) return text;
  const numbers = text.trim().split(/[\s,،]+/u);
  if (numbers.every((number) => /^\p{Nd}{0,3}$/u.test(number))) return superscriptOf(numbers.join(" "));
  return text.replace(/^\s*([ivxl]{1,6})\s*$/u, "[$1]");
}

/**
 * The text of a line's pieces. A file draws them where they are seen, so what is written the other way within a line is turned on its own
 * first; numbers and signs go with what stands on both sides of them, else with the line.
 */
function inReadingOrder(pieces: readonly Piece[], line: Direction): string {
  const seen = [...pieces].sort((a, b) => a.x - b.x);
  const own = seen.map(directionOf);
  let last: Direction | undefined;
  const before = own.map((direction) => (last = direction ?? last));
  last = undefined;
  const after = own.map((_, i) => (last = own[own.length - 1 - i] ?? last)).reverse();
  const directions = own.map((direction, i): Direction => direction ?? (before[i] === after[i] ? before[i] : undefined) ?? line);
  const runs: { direction: Direction; pieces: Piece[] }[] = [];
  seen.forEach((piece, i) => {
    const direction = directions[i]!;
    const isTurned = direction === "rtl" && !/[\p{L}\p{N}]/u.test(piece.text);
    if (runs.at(-1)?.direction !== direction) runs.push({ direction, pieces: [] });
    runs.at(-1)!.pieces.push(isTurned ? { ...piece, text: [...piece.text].reverse().join("") } : piece);
  });
  const turned = runs.map((run) => joined(run.pieces, run.direction));
  return joined(turned, line).text;
}

/** Pieces from left to right as one, read in a direction. */
function joined(pieces: readonly Piece[], direction: Direction): Piece {
  const height = Math.max(...pieces.map((piece) => piece.height));
  const all = pieces.reduce((line, piece) => {
    const gap = piece.x - (line.x + line.width) > Math.max(height, 4) * 0.12;
    const [before, after] = direction === "ltr" ? [line.text, piece.text] : [piece.text, line.text];
    const blank = gap && !before.endsWith(" ") && !after.startsWith(" ") ? " " : "";
    return { ...line, text: `${before}${blank}${after}`, width: piece.x + piece.width - line.x };
  });
  return { ...all, height };
}
