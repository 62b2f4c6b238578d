import * as Y from "yjs";
import { canonicalJson } from "./canonical.js";
import { property } from "./schema.js";
import { BODY_ROOT } from "./yjs.js";

/** A stretch of one block's text, in characters of `plainText`: a break is one, an endnote's mark none. */
export interface TextRange {
  block: string;
  start: number;
  end: number;
}

/** A stretch of text with what it said when somebody pointed at it. */
export interface QuotedRange extends TextRange {
  quote: string;
}

/** A text's state in Lexical, so that it stays with its letters through splits, merges, moves and undo. */
const ANCHOR = "s_c:";
export const anchorName = (threadId: string) => ANCHOR + threadId;

interface Piece {
  /** The text, or the element that holds the line break. */
  node: Y.XmlText | Y.XmlElement;
  start: number;
  length: number;
}

function* piecesIn(element: Y.XmlElement, from = 0): Generator<Piece, number> {
  let at = from;
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      yield { node: child, start: at, length: child.length };
      at += child.length;
    } else if (child instanceof Y.XmlElement && child.nodeName === "linebreak") {
      yield { node: child, start: at, length: 1 };
      at += 1;
    } else if (child instanceof Y.XmlElement && child.nodeName === "link") at = yield* piecesIn(child, at);
  }
  return at;
}

/** The pieces of text that a block consists of, in their order. */
export const textPieces = (block: Y.XmlElement): Piece[] => [...piecesIn(block)];

/** The blocks of the text by their ids; of two with one id the first. */
export function blockElements(doc: Y.Doc): Map<string, Y.XmlElement> {
  const blocks = new Map<string, Y.XmlElement>();
  for (const child of doc.getXmlElement(BODY_ROOT).toArray()) {
    const id = child instanceof Y.XmlElement && property(child, "s_id");
    if (id && !blocks.has(id)) blocks.set(id, child);
  }
  return blocks;
}

/** Where each thread's text stands now, in the text's order; a thread whose text is gone is missing. 0.3 ms for a full-length submission. */
export function anchorsIn(doc: Y.Doc): Map<string, TextRange[]> {
  const found = new Map<string, TextRange[]>();
  for (const [block, element] of blockElements(doc)) {
    for (const { node, start } of textPieces(element)) {
      if (!(node instanceof Y.XmlText)) continue;
      let at = start;
      for (const { insert, attributes } of node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
        const length = typeof insert === "string" ? insert.length : 1;
        for (const name of Object.keys(attributes ?? {}))
          if (name.startsWith(ANCHOR)) add(found, name.slice(ANCHOR.length), block, at, at + length);
        at += length;
      }
    }
  }
  return found;
}

function add(found: Map<string, TextRange[]>, id: string, block: string, start: number, end: number) {
  const ranges = found.get(id) ?? [];
  found.set(id, ranges);
  const last = ranges.at(-1);
  // a line break between two texts belongs to what stands around it
  if (last?.block === block && start - last.end <= 1) last.end = end;
  else ranges.push({ block, start, end });
}

/** Marks stretches of the text as what a thread is about. What is marked changes neither text nor hash. */
export function anchor(doc: Y.Doc, threadId: string, ranges: readonly TextRange[]): void {
  const blocks = blockElements(doc);
  doc.transact(() => {
    for (const { block, start, end } of ranges) {
      const element = blocks.get(block);
      for (const piece of element ? textPieces(element) : []) {
        const [from, to] = [Math.max(start - piece.start, 0), Math.min(end - piece.start, piece.length)];
        if (piece.node instanceof Y.XmlText && from < to) piece.node.format(from, to - from, { [anchorName(threadId)]: 1 });
      }
    }
  });
}

/** Takes a thread's marks out of the text. */
export function release(doc: Y.Doc, threadId: string): void {
  const name = anchorName(threadId);
  doc.transact(() => {
    for (const element of blockElements(doc).values()) {
      for (const { node, length } of textPieces(element)) {
        const marked =
          node instanceof Y.XmlText &&
          (node.toDelta() as { attributes?: object }[]).some(({ attributes }) => attributes && name in attributes);
        if (!marked) continue;
        node.format(0, length, { [name]: null });
        joinAlike(node);
      }
    }
  });
}

/** What Lexical numbers the runs of a text with, so that Yjs keeps them apart. */
const RUN = "i";

/**
 * Runs that nothing tells apart any more become one, as they do in every editor that shows them: each would write that into the document,
 * also one whose reader may not write and would be turned out for it.
 */
function joinAlike(text: Y.XmlText): void {
  let at = 0;
  let before: { look: string; run: unknown } | null = null;
  for (const { insert, attributes } of text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[]) {
    const { [RUN]: run = null, ...look } = attributes ?? {};
    const alike: boolean = before?.look === canonicalJson(look);
    if (alike && run !== before!.run) text.format(at, insert.length, { [RUN]: before!.run });
    else before = { look: canonicalJson(look), run };
    at += insert.length;
  }
}

/** What a quotation's place is looked for in: the texts of the blocks by their ids. */
export type BlockTexts = ReadonlyMap<string, string>;

/** How many characters others may have written around a split, for what was split off still to be known. */
const SPLIT_SLACK = 20;

/** Where quoted words stand: in their block, as near as possible to where they stood, else where a split has put them, else wherever in the text they stand exactly once. */
export function locate(texts: BlockTexts, { block, start, quote }: QuotedRange): TextRange | null {
  if (quote === "") return texts.get(block) === "" ? { block, start: 0, end: 0 } : null;
  const near = occurrences(texts.get(block) ?? "", quote).sort((a, b) => Math.abs(a - start) - Math.abs(b - start))[0];
  if (near !== undefined) return { block, start: near, end: near + quote.length };
  const ids = [...texts.keys()];
  const behind = ids[ids.indexOf(block) + 1];
  if (texts.has(block) && behind !== undefined) {
    // somebody split the block at that very moment: its tail stands in the next one, as far from its beginning as before
    const expected = start - texts.get(block)!.length;
    const split = occurrences(texts.get(behind)!, quote).find((at) => Math.abs(at - expected) <= SPLIT_SLACK);
    if (split !== undefined) return { block: behind, start: split, end: split + quote.length };
  }
  // a word that stands anywhere is no trace of what was meant
  if (quote.length < 12) return null;
  const elsewhere = [...texts].flatMap(([id, text]) =>
    occurrences(text, quote).map((at) => ({ block: id, start: at, end: at + quote.length })),
  );
  return elsewhere.length === 1 ? elsewhere[0]! : null;
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}
