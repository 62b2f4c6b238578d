import type { Block, StructuredDocument } from "./document.js";

export interface Numbering {
  /** Block id to printed number: "7" for paragraphs, "1.2" for numbered headings; other blocks have none. */
  blocks: Map<string, string>;
  /** Note id to its number, in order of first mark; a note that is cited nowhere has none. */
  notes: Map<string, number>;
}

/**
 * Paragraphs run through the whole text, headings within their level, endnotes in order of first appearance. A level of headings that
 * was passed over counts as 1, as a word processor counts it: the first 1.1.1 right below 1 makes the next of the second level 1.2.
 */
export function number(blocks: readonly Block[]): Numbering {
  const numbering: Numbering = { blocks: new Map(), notes: new Map() };
  const headings = [0, 0, 0];
  let paragraph = 0;
  for (const block of blocks) {
    if (block.kind === "paragraph") numbering.blocks.set(block.id, String(++paragraph));
    if (block.kind === "heading" && block.numbered) {
      const level = Math.min(Math.max(block.level ?? 1, 1), headings.length);
      for (let above = 0; above < level - 1; above++) headings[above] ||= 1;
      headings[level - 1]! += 1;
      headings.fill(0, level);
      numbering.blocks.set(block.id, headings.slice(0, level).join("."));
    }
    for (const part of block.inline) {
      if (part.type === "note" && !numbering.notes.has(part.note)) numbering.notes.set(part.note, numbering.notes.size + 1);
    }
  }
  return numbering;
}

/** The notes that the text cites, in the order in which they are numbered. */
export function citedNotes(
  document: Pick<StructuredDocument, "blocks" | "notes">,
): { number: number; note: StructuredDocument["notes"][number] }[] {
  const { notes: numbers } = number(document.blocks);
  const byId = new Map(document.notes.map((note) => [note.id, note]));
  return [...numbers].map(([id, n]) => ({ number: n, note: byId.get(id) ?? { id, inline: [] } }));
}
