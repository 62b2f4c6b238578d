import { type PdfPage, readPdfPages } from "./read-lines.js";

/** A gap of so many times the usual step from line to line begins a paragraph. */
const PARAGRAPH = 1.35;

/** A PDF as plain text with every word of it: pages end with a form feed, and a blank line stands where paragraphs are set apart. Throws as `readPdfLines`. */
export async function readPdfText(bytes: Uint8Array, file: string): Promise<string> {
  const pages = await readPdfPages(bytes, file);
  const step = usualStep(pages);
  return pages
    .map(({ lines }) => lines.map(({ text, y }, i) => (i > 0 && lines[i - 1]!.y - y > step * PARAGRAPH ? `\n${text}` : text)).join("\n"))
    .join("\n\f");
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
