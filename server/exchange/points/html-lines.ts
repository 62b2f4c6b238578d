import { cleanLine } from "../matrix/clean.js";
import type { TextLine } from "../report/lines.js";

const TAG = /<(\/?)([a-z][a-z0-9]*)\b([^>]{0,4000})>|<!--[\s\S]*?-->/giu;
const BLOCK = /^(?:p|div|h[1-6]|li|ul|ol|blockquote|hr|br|tr|table|section|article|header|footer|figure)$/i;
const SKIPPED = /^(?:script|style|figure|figcaption|iframe|svg|nav|aside|form)$/i;
/** Cards that lead to other articles. */
const CARD = /class\s*=\s*["'][^"']*(?:bookmark|related|promo|embed|share)/i;

/** The blocks of a piece of HTML as lines, headings marked; scripts, captions and cards for other articles are left out. Never a browser's work: unknown markup is dropped. */
export function htmlLines(html: string): TextLine[] {
  const lines: TextLine[] = [];
  let text = "";
  let heading = 0;
  let from = 0;
  /** The element that is being skipped, and how deep within its like. */
  let skipped: { name: string; depth: number } | null = null;
  const flush = () => {
    const line = cleanLine(text.replace(/\s+/g, " "));
    if (line !== "") {
      lines.push({
        text: line,
        place: { unit: "paragraph", at: lines.filter((one) => one.text !== "").length + 1 },
        ...(heading > 0 && { heading }),
      });
      lines.push({ text: "", place: lines.at(-1)!.place });
    }
    text = "";
  };
  for (const match of html.slice(0, 2_000_000).matchAll(TAG)) {
    if (!skipped) text += html.slice(from, match.index);
    from = match.index + match[0].length;
    const [, slash, name, attributes = ""] = match;
    if (name === undefined) continue;
    const closing = slash === "/";
    if (skipped) {
      if (name.toLowerCase() === skipped.name && !attributes.endsWith("/")) skipped.depth += closing ? -1 : 1;
      if (skipped.depth === 0) skipped = null;
      continue;
    }
    if (!closing && (SKIPPED.test(name) || (/^(?:div|section|ul)$/i.test(name) && CARD.test(attributes)))) {
      flush();
      skipped = { name: name.toLowerCase(), depth: 1 };
      continue;
    }
    if (!BLOCK.test(name)) continue;
    flush();
    const level = /^h([1-6])$/i.exec(name)?.[1];
    heading = level && !closing ? Number(level) : 0;
    if (/^li$/i.test(name) && !closing) text = "- ";
  }
  if (!skipped) text += html.slice(from);
  flush();
  return lines;
}
