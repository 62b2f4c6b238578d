import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { Refusal } from "~/app/domain/refusal.js";
import { isPageFurniture, type TextLine } from "../report/lines.js";
import { mendLigatures } from "./ligatures.js";
import { mixedLines, type PageLine, pageLines, type Piece } from "./page-lines.js";

const MOST_PAGES = 600;
/** What a page at most holds, in characters; more was made to exhaust the reader. */
const MOST_TEXT = 3_000_000;

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
  const pages: { pieces: Piece[]; height: number }[] = [];
  let size = 0;
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MOST_PAGES) throw new Refusal("file-unreadable", { file, what: `it has more than ${MOST_PAGES} pages` });
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const drawn = items.flatMap((item) => ("str" in item ? [item] : []));
      const texts = await mendLigatures(
        page,
        drawn.map(({ str }) => str),
      );
      const pieces = drawn.flatMap(({ transform, width, height }, i): Piece[] =>
        texts[i]!.trim() === "" ? [] : [{ text: texts[i]!, x: transform[4] as number, y: transform[5] as number, width, height }],
      );
      size += pieces.reduce((sum, piece) => sum + piece.text.length, 0);
      if (size > MOST_TEXT) throw new Refusal("file-unreadable", { file, what: "it holds more text than a report" });
      pages.push({ pieces, height: page.view[3]! - page.view[1]! });
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
  const mixed = mixedLines(pages.flatMap((page) => page.pieces));
  return pages.map(({ pieces, height }) => ({ lines: pageLines(pieces, mixed), height }));
}

const masked = (text: string) => text.replace(/\d+/g, "#").replace(/\s+/g, "");

/** By so many points at least are footnotes smaller than the text. */
const SMALLER = 0.6;

/** Tells what is set smaller than the text. The text's height is the largest that is common, for notes may be longer than what they are about. */
export function smallPrint(pages: readonly PdfPage[]): (line: PageLine) => boolean {
  const heights = new Map<number, number>();
  for (const line of pages.flatMap(({ lines }) => lines))
    heights.set(Math.round(line.height), (heights.get(Math.round(line.height)) ?? 0) + line.text.length);
  const most = Math.max(...heights.values());
  const body = Math.max(...[...heights].flatMap(([height, characters]) => (characters > most / 4 ? [height] : [])), 0) || 10;
  return ({ height }) => height > 0 && height < body - SMALLER;
}

/** Tells running heads, feet and page numbers: what stands at a page's edge, and is known as such or stands there on many pages. */
export function pageFurniture(pages: readonly PdfPage[]): (line: PageLine, page: PdfPage) => boolean {
  const edges = new Map<string, number>();
  for (const { lines, height } of pages)
    for (const text of new Set(lines.filter((line) => isEdge(line, height)).map((line) => masked(line.text))))
      edges.set(text, (edges.get(text) ?? 0) + 1);
  const repeated = Math.max(3, Math.ceil(pages.length / 4));
  return (line, { height }) =>
    isEdge(line, height) &&
    (isPageFurniture(line.text) || /^[-–]?\s?\d{1,3}\s?[-–]?$/.test(line.text) || (edges.get(masked(line.text)) ?? 0) >= repeated);
}

function withoutFurniture(pages: readonly PdfPage[]): TextLine[] {
  const isSmall = smallPrint(pages);
  const isFurniture = pageFurniture(pages);
  return pages.flatMap((page, i) => {
    const kept = page.lines.filter((line) => !isFurniture(line, page));
    // footnotes: smaller than the text, at the foot of the page, with nothing of the text's size below them
    while (kept.length > 0 && isSmall(kept.at(-1)!) && kept.at(-1)!.y < page.height * 0.4) kept.pop();
    return kept.map((line): TextLine => ({ text: line.text, place: { unit: "page", at: i + 1 } }));
  });
}

const isEdge = (line: PageLine, height: number): boolean => line.y > height * 0.88 || line.y < height * 0.12;
