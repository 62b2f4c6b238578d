import * as Y from "yjs";
import { anchorsIn, blockElements, locate, release, textPieces } from "../document/anchors.js";
import { type Block, newId } from "../document/document.js";
import { BODY_ROOT, readYDoc, writeBlocks, writeProperties } from "../document/yjs.js";
import { restyled } from "../document/block-style.js";
import { aboutWords, type Change, type ChangeKind } from "./changes.js";
import { blockTexts } from "./threads.js";
import { wordEdits } from "./word-changes.js";

export interface Proposal {
  threadId: string;
  change: Change;
}

/** A proposal in the text as it stands: the words that it is about now; null when they are gone or no longer in one place. */
export function findProposal(
  doc: Y.Doc,
  { threadId, change }: Proposal,
): { block: string; start: number; end: number; now: string } | null {
  const texts = blockTexts(readYDoc(doc).blocks);
  if (change.kind !== "replace") {
    // about the whole block, whatever was split off it
    const now = texts.get(change.range.block);
    return now === undefined ? null : { block: change.range.block, start: 0, end: now.length, now };
  }
  const marked = anchorsIn(doc).get(threadId);
  const found = marked ? (marked.length === 1 ? marked[0]! : null) : locate(texts, change.range);
  return found && { ...found, now: texts.get(found.block)!.slice(found.start, found.end) };
}

/**
 * Makes an accepted proposal in the text, as an ordinary edit that merges with what others type at that moment. `seen` is what stood
 * there when its accepter decided, `wording` what shall stand there. False, and nothing changed, when something else stands there by now.
 */
export function applyProposal(doc: Y.Doc, proposal: Proposal, { seen, wording }: { seen: string; wording: string }): boolean {
  const found = findProposal(doc, proposal);
  const { kind } = proposal.change;
  if (!found || (aboutWords(kind) && found.now !== seen)) return false;
  doc.transact(() => {
    APPLY[kind](doc, found, wording);
    release(doc, proposal.threadId);
  });
  return true;
}

type Found = NonNullable<ReturnType<typeof findProposal>>;

const APPLY: Record<ChangeKind, (doc: Y.Doc, found: Found, wording: string) => void> = {
  replace(doc, { block, start, now }, wording) {
    const element = blockElements(doc).get(block)!;
    // from the end, so that the places before stay right
    for (const { start: at, removed, added } of wordEdits(now, wording).reverse()) replaceText(element, start + at, removed.length, added);
  },
  remove(doc, { block, now }) {
    const root = doc.getXmlElement(BODY_ROOT);
    const element = blockElements(doc).get(block)!;
    // a text is never without a block
    if (root.length === 1) replaceText(element, 0, now.length, "");
    else root.delete(root.toArray().indexOf(element), 1);
  },
  style(doc, { block }, style) {
    const now = readYDoc(doc).blocks.find(({ id }) => id === block)!;
    writeProperties(blockElements(doc).get(block)!, restyled(now, style));
  },
  insert(doc, { block }, wording) {
    const root = doc.getXmlElement(BODY_ROOT);
    const kindOf = readYDoc(doc).blocks.find(({ id }) => id === block)!;
    const alike = kindOf.kind === "bullet" || kindOf.kind === "continuation" || kindOf.kind === "quotation";
    const lines = wording.split("\n").filter((line) => line.trim() !== "");
    const blocks = lines.map((text): Block => ({
      id: newId(),
      kind: alike ? kindOf.kind : "paragraph",
      ...(alike && kindOf.level && { level: kindOf.level }),
      inline: [{ type: "text", text }],
    }));
    writeBlocks(root, blocks, root.toArray().indexOf(blockElements(doc).get(block)!) + 1);
  },
};

/** Whether new words are a sentence of their own after one with endnotes: these belong to the sentence before, not to the new one. */
function beginsBehindNotes({ node, start, length }: { node: Y.XmlText; start: number; length: number }, end: number, text: string) {
  const { nextSibling } = node;
  const isNoted = end === start + length && nextSibling instanceof Y.XmlElement && nextSibling.nodeName === "endnote";
  const last = (node.toDelta() as { insert: string }[]).at(-1)?.insert ?? "";
  return isNoted && /^\s/u.test(text) && /[.!?\u2026\u061f\u06d4\u3002]["'\u2019\u201d\u00bb)\]]*$/u.test(last);
}

/** New letters take the look of those before them. Breaks and endnote marks within what is removed stay. */
function replaceText(element: Y.XmlElement, start: number, length: number, added: string) {
  const pieces = textPieces(element).flatMap(({ node, ...place }) => (node instanceof Y.XmlText ? [{ node, ...place }] : []));
  const end = start + length;
  const text = added.replaceAll("\n", " ");
  if (text !== "") {
    // before anything is removed: an emptied text would have no look to give
    const before = pieces.find((piece) => piece.start < end && end <= piece.start + piece.length);
    const into = before && !beginsBehindNotes(before, end, text) ? before : pieces.find((piece) => piece.start >= end);
    if (into) into.node.insert(Math.max(end - into.start, 0), text);
    else {
      const fresh = new Y.XmlText();
      element.push([fresh]);
      fresh.insert(0, text);
    }
  }
  for (const piece of pieces) {
    const [from, to] = [Math.max(start - piece.start, 0), Math.min(end - piece.start, piece.length)];
    if (from < to) piece.node.delete(from, to - from);
  }
}
