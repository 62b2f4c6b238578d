import type { Place } from "~/app/domain/recommendations/source.js";

/** A line of a text document, whatever file it came from. */
export interface TextLine {
  text: string;
  place: Place;
  /** Level of heading where the file says that it is one, from 1. */
  heading?: number;
}

const SYMBOL_LINE = /^\s*A\s?\/(?:HRC\/)?[\w./]+(?:\s+\d{1,3})?\s*$|^\s*\d{1,3}\s+A\/HRC\/[\w./]+\s*$/;
const PRINTER_LINE = /^\s*(?:\d{1,3}\s+)?GE\.\d{2}-\d{4,6}(?:\s?\(\w\))?(?:\s+\d{6})*(?:\s+\d{1,3})?\s*$/;
const PAGE_NUMBER = /^\s*[-–]?\s*\d{1,3}\s*[-–]?\s*$/;

/** Whether a line is the furniture of a UN document's page: its symbol, the printer's job number, both with a page number. */
export const isPageFurniture = (text: string): boolean => SYMBOL_LINE.test(text) || PRINTER_LINE.test(text);

/**
 * The lines of a plain text without page furniture. A number that stands alone counts as a page's only beside the page's end:
 * next to a form feed or a symbol line.
 */
export function textLines(text: string): TextLine[] {
  const raw = text.replace(/\r\n?/g, "\n").replace(/\f/g, "\n\f").split("\n");
  const isEnd = (i: number): boolean =>
    [i + 1, i + 2].some((next) => raw[next]?.startsWith("\f") ?? true) ||
    isPageFurniture((raw[i + 1] ?? "").replace("\f", "")) ||
    isPageFurniture((raw[i - 1] ?? "").replace("\f", ""));
  return raw.flatMap((line, i): TextLine[] => {
    const plain = line.replace("\f", "");
    if (isPageFurniture(plain) || (PAGE_NUMBER.test(plain) && isEnd(i))) return [];
    return [{ text: plain, place: { unit: "line", at: i + 1 } }];
  });
}

/** Lines as one running text, and the place at which each character stands. A word divided by a true hyphen keeps it without a blank. */
export function runningText(lines: readonly TextLine[]): { text: string; placeAt(offset: number): Place } {
  const starts: number[] = [];
  const places: Place[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const { text, place } of lines) {
    const line = text.replace(/\s+/gu, " ").trim();
    if (line === "") {
      if (parts.length > 0 && !parts.at(-1)!.endsWith("\n")) {
        parts.push("\n");
        length += 1;
      }
      continue;
    }
    starts.push(length);
    places.push(place);
    const glued = /[\p{L}\d][-‐]$/u.test(line);
    const piece = glued ? line : `${line} `;
    parts.push(piece);
    length += piece.length;
  }
  return {
    text: parts.join(""),
    placeAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return places[low] ?? { unit: "line", at: 1 };
    },
  };
}
