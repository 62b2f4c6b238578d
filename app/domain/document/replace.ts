import * as Y from "yjs";
import type { Hit } from "./find.js";
import { property } from "./schema.js";
import { BODY_ROOT, noteRootName } from "./yjs.js";

/** Stretches of text below an element, with their offset in its plain text; a line break counts one character. */
function* texts(element: Y.XmlElement, at = { offset: 0 }): Generator<{ text: Y.XmlText; offset: number }> {
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      yield { text: child, offset: at.offset };
      at.offset += child.length;
    } else if (child instanceof Y.XmlElement) {
      if (child.nodeName === "linebreak") at.offset += 1;
      else yield* texts(child, at);
    }
  }
}

/** A note's lines are blocks; between two of them stands the one character of a break. */
function* noteTexts(root: Y.XmlElement): Generator<{ text: Y.XmlText; offset: number }> {
  const at = { offset: 0 };
  for (const [i, line] of root.toArray().entries()) {
    if (i > 0) at.offset += 1;
    if (line instanceof Y.XmlElement) yield* texts(line, at);
  }
}

/** The root in which a hit lies; an undo manager has to know it. */
export const rootOf = (doc: Y.Doc, hit: Pick<Hit, "in" | "id">): Y.XmlElement =>
  doc.getXmlElement(hit.in === "note" ? noteRootName(hit.id) : BODY_ROOT);

function pieces(doc: Y.Doc, hit: Hit) {
  const root = rootOf(doc, hit);
  if (hit.in === "note") return [...noteTexts(root)];
  const block = root.toArray().find((child) => child instanceof Y.XmlElement && property(child, "s_id") === hit.id);
  return block instanceof Y.XmlElement ? [...texts(block)] : [];
}

const runs = (text: Y.XmlText) => text.toDelta() as { insert: string; attributes?: object }[];
const lettersOf = (text: Y.XmlText) =>
  runs(text)
    .map(({ insert }) => insert)
    .join("");

/** The format that new text takes over from the text whose place it takes. */
function formatAt(text: Y.XmlText, index: number): object {
  let end = 0;
  for (const run of runs(text)) {
    end += run.insert.length;
    if (index < end) return run.attributes ?? {};
  }
  return {};
}

/**
 * Puts other words in a hit's place, as one edit of its own: only the characters that differ are touched, with the marks of the text that
 * they replace, so what others write around them stays. False where what was found no longer stands there.
 */
export function replaceHit(doc: Y.Doc, hit: Hit, found: string, replacement: string): boolean {
  const touched = pieces(doc, hit)
    .map(({ text, offset }) => ({ text, from: Math.max(hit.start - offset, 0), to: Math.min(hit.end - offset, text.length) }))
    .filter(({ from, to }) => from < to);
  const standing = touched.map(({ text, from, to }) => lettersOf(text).slice(from, to)).join("");
  if (touched.length === 0 || standing !== found.replaceAll("\n", "")) return false;
  doc.transact(() => {
    const [{ text, from }] = touched as [(typeof touched)[number]];
    const attributes = formatAt(text, from);
    for (const piece of touched) piece.text.delete(piece.from, piece.to - piece.from);
    if (replacement !== "") text.insert(from, replacement, attributes);
  });
  return true;
}
