import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { Refusal } from "~/app/domain/refusal.js";
import { isPageFurniture, type TextLine } from "../report/lines.js";

const MOST_PAGES = 600;
/** What a page at most holds, in characters; more was made to exhaust the reader. */
const MOST_TEXT = 3_000_000;

interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface PageLine {
  text: string;
  y: number;
  height: number;
}

export interface PdfPage {
  lines: PageLine[];
  height: number;
}

/**
 * The lines of a PDF from top to bottom without running heads, feet, page numbers and footnotes, each with its page. Throws a
 * Refusal: file-encrypted, file-unreadable (damaged, scanned without text, or too large).
 */
export async function readPdfLines(bytes: Uint8Array, file: string): Promise<TextLine[]> {
  return withoutFurniture(await readPdfPages(bytes, file));
}

/** The lines of each page, from top to bottom; `y` from its foot and all lengths in points. Throws as `readPdfLines`. */
export async function readPdfPages(bytes: Uint8Array, file: string): Promise<PdfPage[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  const pages: PdfPage[] = [];
  let size = 0;
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MOST_PAGES) throw new Refusal("file-unreadable", { file, what: `it has more than ${MOST_PAGES} pages` });
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): Piece[] =>
        "str" in item && item.str.trim() !== ""
          ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number, width: item.width, height: item.height }]
          : [],
      );
      size += pieces.reduce((sum, piece) => sum + piece.text.length, 0);
      if (size > MOST_TEXT) throw new Refusal("file-unreadable", { file, what: "it holds more text than a report" });
      pages.push({ lines: linesOf(pieces), height: page.view[3]! - page.view[1]! });
      page.cleanup();
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") throw new Refusal("file-encrypted", { file });
    throw new Refusal("file-unreadable", { file, what: "it is no complete PDF" });
  } finally {
    await task.destroy();
  }
  if (size === 0) throw new Refusal("file-unreadable", { file, what: "it holds pictures of pages and no text" });
  return pages;
}

/** Pieces on the same height, from left to right; a gap between two is a blank. */
function linesOf(pieces: readonly Piece[]): PageLine[] {
  const lines: { y: number; height: number; pieces: Piece[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    const near = line && Math.abs(line.y - piece.y) < Math.max(line.height, piece.height, 4) * 0.45;
    if (near) {
      line.pieces.push(piece);
      line.height = Math.max(line.height, piece.height);
    } else lines.push({ y: piece.y, height: piece.height, pieces: [piece] });
  }
  return lines.map(({ y, height, pieces: parts }) => {
    let text = "";
    let end = Number.NEGATIVE_INFINITY;
    for (const part of parts.sort((a, b) => a.x - b.x)) {
      const gap = part.x - end > Math.max(height, 4) * 0.12;
      text += `${text !== "" && gap && !text.endsWith(" ") && !part.text.startsWith(" ") ? " " : ""}${part.text}`;
      end = part.x + part.width;
    }
    return { text: text.replace(/\s+/gu, " ").trim(), y, height };
  });
}

const masked = (text: string) => text.replace(/\d+/g, "#").replace(/\s+/g, "");

function withoutFurniture(pages: readonly PdfPage[]): TextLine[] {
  const heights = new Map<number, number>();
  const edges = new Map<string, number>();
  for (const { lines, height } of pages) {
    for (const line of lines) heights.set(Math.round(line.height), (heights.get(Math.round(line.height)) ?? 0) + line.text.length);
    for (const text of new Set(lines.filter((line) => isEdge(line, height)).map((line) => masked(line.text))))
      edges.set(text, (edges.get(text) ?? 0) + 1);
  }
  const body = [...heights].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 10;
  const repeated = Math.max(3, Math.ceil(pages.length / 4));
  return pages.flatMap(({ lines, height }, i) => {
    const isFurniture = (line: PageLine) =>
      isEdge(line, height) &&
      (isPageFurniture(line.text) || /^[-–]?\s?\d{1,3}\s?[-–]?$/.test(line.text) || (edges.get(masked(line.text)) ?? 0) >= repeated);
    const kept = lines.filter((line) => !isFurniture(line));
    // footnotes: smaller than the text, at the foot of the page, with nothing of the text's size below them
    while (kept.length > 0 && kept.at(-1)!.height > 0 && kept.at(-1)!.height < body - 0.6 && kept.at(-1)!.y < height * 0.4) kept.pop();
    return kept.map((line): TextLine => ({ text: line.text, place: { unit: "page", at: i + 1 } }));
  });
}

const isEdge = (line: PageLine, height: number): boolean => line.y > height * 0.88 || line.y < height * 0.12;
