import { takeFootnotes } from "./footnotes.js";
import type { PageLine } from "./page-lines.js";
import { type PdfPage, readPdfPages } from "./read-lines.js";

/** A gap of so many times the usual step from line to line begins a paragraph. */
const PARAGRAPH = 1.35;
/** Letters that are by so many points larger or smaller are no part of the paragraph above: a heading on a new page. */
const OTHER_SIZE = 1;

/**
 * A PDF as plain text with every word of it: pages end with a form feed, a blank line stands where paragraphs are set apart or the size of
 * letters changes, and what stood as footnotes under the pages is a list of endnotes at the end, `footnotes` many. Throws as `readPdfLines`.
 */
export async function readPdfText(bytes: Uint8Array, file: string): Promise<{ text: string; footnotes: number }> {
  const { pages, notes } = takeFootnotes(await readPdfPages(bytes, file));
  const step = usualStep(pages);
  let above: PageLine | undefined;
  const text = pages.map(({ lines }) =>
    lines
      .map((line, i) => {
        const isApart = i > 0 && lines[i - 1]!.y - line.y > step * PARAGRAPH;
        const isOther = above !== undefined && Math.abs(above.height - line.height) > OTHER_SIZE;
        above = line;
        return isApart || isOther ? `${i === 0 ? "\n" : ""}\n${line.text}` : line.text;
      })
      .join("\n"),
  );
  if (notes.length > 0) text.push(["Endnotes", ...notes.map(({ number, lines }) => `[${number}] ${lines.join("\n")}`)].join("\n"));
  return { text: text.join("\n\f"), footnotes: notes.length };
}

/** The distance in points that most lines have from the one above. */
function usualStep(pages: readonly PdfPage[]): number {
  const steps = new Map<number, number>();
  for (const { lines } of pages)
    for (const [i, { y }] of lines.entries()) {
      const step = Math.round((lines[i - 1]?.y ?? y) - y);
      if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
    }
  return [...steps].sort(([, a], [, b]) => b - a)[0]?.[0] ?? Infinity;
}
