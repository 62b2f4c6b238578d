import type { Block } from "../document/document.js";
import type { Numbering } from "../document/numbering.js";
import type { SummaryBlock } from "./summary.js";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
const LABELS: ((n: number) => string)[] = [(n) => ROMAN[n] ?? String(n + 1), (n) => String.fromCharCode(65 + n), (n) => String(n + 1)];

/** Headings print down to level 3; one at level 3 without a label of its own stands under those that have one. */
export const depthOf = ({ level = 1, numbered }: Block): 1 | 2 | 3 | 4 => (level <= 1 ? 1 : level === 2 ? 2 : numbered ? 3 : 4);

const isEmpty = ({ inline }: Block) => inline.every((part) => part.type !== "text" || part.text.trim() === "");

/** The blocks that are printed: no heading without text under it, and nothing empty. */
export function printedBlocks(blocks: readonly Block[]): Block[] {
  /** Whether the text that follows has something before the next heading as high as this. */
  const filled = [false, false, false, false, false];
  const printed: Block[] = [];
  for (const block of [...blocks].reverse()) {
    if (block.kind !== "heading") {
      if (isEmpty(block)) continue;
      filled.fill(true);
      printed.push(block);
      continue;
    }
    const depth = depthOf(block);
    if (filled[depth] && !isEmpty(block)) printed.push(block);
    // what comes before is filled by this text only above this heading's depth
    filled.fill(false, depth);
  }
  return printed.reverse();
}

/** How OHCHR numbers a summary: I., A., 1. before headings, paragraphs through the whole text, notes in the order of their marks. */
export function summaryNumbering(blocks: readonly Block[]): Numbering {
  const numbering: Numbering = { blocks: new Map(), notes: new Map() };
  const counts = [0, 0, 0];
  let paragraph = 0;
  for (const block of printedBlocks(blocks)) {
    const depth = depthOf(block);
    if (block.kind === "paragraph") numbering.blocks.set(block.id, String(++paragraph));
    if (block.kind === "heading" && depth < 4) {
      numbering.blocks.set(block.id, LABELS[depth - 1]!(counts[depth - 1]!++));
      counts.fill(0, depth);
    }
    for (const part of block.inline)
      if (part.type === "note" && !numbering.notes.has(part.note)) numbering.notes.set(part.note, numbering.notes.size + 1);
  }
  return numbering;
}

/** How deep each heading stands: its level, but never two steps under the heading before it, where a section has no heading in between. */
export function headingDepths(blocks: readonly SummaryBlock[]): number[] {
  let before = 0;
  return blocks.map((block) => {
    if (block.kind === "heading") before = Math.min(block.level, before + 1);
    return before;
  });
}
