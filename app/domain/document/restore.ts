import * as Y from "yjs";
import { align } from "./align.js";
import { canonicalJson } from "./canonical.js";
import type { Block, Note, StructuredDocument } from "./document.js";
import { keepMarks } from "./keep-marks.js";
import { editWords } from "./word-edits.js";
import {
  BODY_ROOT,
  COVER_MAP,
  linkKey,
  LINKS_MAP,
  noteRootName,
  readYDoc,
  tagKey,
  TAGS_MAP,
  writeInline,
  writeNote,
  writeProperties,
} from "./yjs.js";

const equal = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** Gives a block the properties and the content of another text's; a block that is the same already is not touched. */
function makeEqual(element: Y.XmlElement, now: Block, wanted: Block) {
  const { inline: contentNow, ...propertiesNow } = now;
  const { inline: content, ...properties } = wanted;
  if (!equal(propertiesNow, properties)) writeProperties(element, wanted);
  if (equal(contentNow, content) || editWords(element, contentNow, content)) return;
  element.delete(0, element.length);
  writeInline(element, content);
}

function restoreBody(doc: Y.Doc, wanted: readonly Block[]) {
  const root = doc.getXmlElement(BODY_ROOT);
  const now = readYDoc(doc).blocks;
  let at = 0;
  for (const step of align(now, wanted)) {
    if (step.is === "removed" || step.is === "left") root.delete(at, 1);
    else if (step.is === "kept" && !step.moved) makeEqual(root.get(at++) as Y.XmlElement, step.before, step.after);
    else insertBlock(root, at++, step.after);
  }
}

function insertBlock(root: Y.XmlElement, at: number, block: Block) {
  const element = new Y.XmlElement("block");
  root.insert(at, [element]);
  writeProperties(element, block);
  writeInline(element, block.inline);
}

function restoreNotes(doc: Y.Doc, wanted: readonly Note[]) {
  const now = new Map(readYDoc(doc).notes.map((note) => [note.id, note]));
  for (const note of wanted) {
    if (equal(now.get(note.id), note)) continue;
    const root = doc.getXmlElement(noteRootName(note.id));
    root.delete(0, root.length);
    writeNote(doc, note);
  }
}

function restoreCover(doc: Y.Doc, wanted: StructuredDocument["cover"]) {
  const now = readYDoc(doc).cover;
  const map = doc.getMap(COVER_MAP);
  for (const [field, value] of Object.entries(wanted)) if (!equal(value, now[field as keyof typeof now])) map.set(field, value);
}

/** Makes a map of the document hold these values under their keys, and no others. */
function restoreMap<V>(doc: Y.Doc, name: string, wanted: readonly V[], keyOf: (value: V) => string) {
  const map = doc.getMap<V>(name);
  const values = new Map(wanted.map((value) => [keyOf(value), value]));
  for (const key of [...map.keys()]) if (!values.has(key)) map.delete(key);
  for (const [key, value] of values) if (!equal(map.get(key), value)) map.set(key, value);
}

/**
 * Brings a Y.Doc to an older text by edits like anybody's: what is the same already, block or word, stays as it is, with the
 * cursors, comments and undo steps in it.
 */
export function restoreDocument(doc: Y.Doc, wanted: StructuredDocument): void {
  keepMarks(doc, () => {
    // the text first: a note is read only while it is cited
    restoreBody(doc, wanted.blocks);
    restoreNotes(doc, wanted.notes);
    restoreCover(doc, wanted.cover);
    restoreMap(doc, LINKS_MAP, wanted.links, linkKey);
    restoreMap(doc, TAGS_MAP, wanted.tags ?? [], tagKey);
  });
}

/**
 * Brings one block of an older text back, with the notes that it cites: in its place where the block is still there, else behind the
 * block that it followed then. False where the older text has no such block.
 */
export function restoreBlock(doc: Y.Doc, older: StructuredDocument, blockId: string): boolean {
  const place = older.blocks.findIndex(({ id }) => id === blockId);
  const wanted = older.blocks[place];
  if (!wanted) return false;
  keepMarks(doc, () => {
    const root = doc.getXmlElement(BODY_ROOT);
    const { blocks } = readYDoc(doc);
    const at = blocks.findIndex(({ id }) => id === blockId);
    if (at >= 0) makeEqual(root.get(at) as Y.XmlElement, blocks[at]!, wanted);
    else {
      const before = older.blocks.slice(0, place).map(({ id }) => id);
      insertBlock(root, blocks.findLastIndex(({ id }) => before.includes(id)) + 1, wanted);
    }
    const cited = new Set(wanted.inline.flatMap((part) => (part.type === "note" ? [part.note] : [])));
    restoreNotes(
      doc,
      older.notes.filter(({ id }) => cited.has(id)),
    );
  });
  return true;
}
