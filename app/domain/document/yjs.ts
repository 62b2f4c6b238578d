import * as Y from "yjs";
import { addressOf } from "./address.js";
import {
  type Block,
  type BlockKind,
  type BlockTag,
  BLOCK_KINDS,
  type Cover,
  emptyCover,
  type Inline,
  type Mark,
  MARKS,
  type Note,
  type RecommendationLink,
  SCHEMA_VERSION,
  type StructuredDocument,
} from "./document.js";
import { number } from "./numbering.js";

/**
 * How a structured document lies in a Y.Doc. The text has the shape of Lexical's V2 binding: one XmlElement per node, properties as
 * attributes `s_<name>`, sibling text in one XmlText. Each endnote is a root of its own, so that two people can write in it at once;
 * cover and links are maps of plain values.
 */
export const BODY_ROOT = "root-v2";
export const NOTE_ROOT = "note:";
export const COVER_MAP = "cover";
export const LINKS_MAP = "links";
/** A summary's citations and what its compiler wrote: `app/domain/summary/text-yjs.ts`. */
export const CITATIONS_MAP = "citations";
export const COMPILED_MAP = "compiled";
export const TAGS_MAP = "tags";
/** Keys of the links and tags that were proposed and declined: they belong to the work, not to the text, and are neither versioned nor signed. */
export const DISMISSED_MAP = "dismissed";
export const noteRootName = (noteId: string) => NOTE_ROOT + noteId;
export const linkKey = (link: Pick<RecommendationLink, "block" | "symbol" | "number">) => [link.block, link.symbol, link.number].join("\n");
export const tagKey = ({ block, kind, value }: BlockTag) => [block, kind, value].join("\n");

/** Lexical's bits of a text's format. */
const FORMAT_BITS: Record<Mark, number> = { bold: 1, italic: 2, strikethrough: 4, underline: 8, subscript: 32, superscript: 64 };

type Attributes = Record<string, unknown>;

const text = (attributes: Attributes, key: string) => (typeof attributes[key] === "string" ? attributes[key] : undefined);

function readRun(insert: string, attributes: { p?: { __format?: number } } | undefined, link: string | undefined): Inline {
  const format = attributes?.p?.__format ?? 0;
  const marks = MARKS.filter((mark) => format & FORMAT_BITS[mark]);
  return { type: "text", text: insert, ...(marks.length > 0 && { marks }), ...(link && { link }) };
}

function sameRun(a: Inline | undefined, b: Inline): a is Inline & { type: "text" } {
  return a?.type === "text" && b.type === "text" && a.link === b.link && String(a.marks ?? []) === String(b.marks ?? []);
}

function readInline(element: Y.XmlElement, link?: string): Inline[] {
  const inline: Inline[] = [];
  const push = (part: Inline) => {
    const last = inline.at(-1);
    if (part.type === "text" && sameRun(last, part)) last.text += part.text;
    else inline.push(part);
  };
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const run of child.toDelta() as { insert: unknown; attributes?: { p?: { __format?: number } } }[]) {
        if (typeof run.insert === "string" && run.insert !== "") push(readRun(run.insert, run.attributes, link));
      }
    } else if (child instanceof Y.XmlElement) {
      const attributes = child.getAttributes() as Attributes;
      if (child.nodeName === "linebreak") push({ type: "break" });
      else if (child.nodeName === "endnote") push({ type: "note", note: text(attributes, "s_note") ?? "" });
      else readInline(child, text(attributes, "__url") ?? link).forEach(push);
    }
  }
  return inline;
}

function readBlock(element: Y.XmlElement): Block {
  const attributes = element.getAttributes() as Attributes;
  const kind = attributes.s_kind as BlockKind;
  const level = Number(attributes.s_level ?? 1);
  const optional = {
    alias: text(attributes, "s_alias"),
    addressee: text(attributes, "s_addressee"),
    language: text(attributes, "s_language"),
    direction: attributes.s_writing === "ltr" || attributes.s_writing === "rtl" ? attributes.s_writing : undefined,
  };
  return {
    id: text(attributes, "s_id") ?? "",
    kind: BLOCK_KINDS.includes(kind) ? kind : "paragraph",
    ...(level > 1 && { level }),
    ...(attributes.s_numbered === true && { numbered: true }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    inline: readInline(element),
  };
}

const elements = (root: Y.XmlElement) => root.toArray().filter((child) => child instanceof Y.XmlElement);

function readNote(doc: Y.Doc, id: string): Note {
  const paragraphs = elements(doc.getXmlElement(noteRootName(id))).map((child) => readInline(child));
  return { id, inline: paragraphs.flatMap((inline, i) => (i === 0 ? inline : [{ type: "break" as const }, ...inline])) };
}

function readCover(doc: Y.Doc): Cover {
  const map = doc.getMap(COVER_MAP);
  const value = (key: string) => map.get(key);
  const string = (key: string) => (typeof value(key) === "string" ? (value(key) as string) : "");
  const organisations = value("organisations");
  return {
    title: string("title"),
    keywords: string("keywords"),
    contact: string("contact"),
    letter: string("letter"),
    organisations: Array.isArray(organisations) ? (organisations as Cover["organisations"]) : [],
  };
}

/** A map's values that belong to blocks of the text, by key. */
function ofBlocks<V extends { block: string }>(doc: Y.Doc, map: string, ids: ReadonlySet<string>): V[] {
  const entries = [...doc.getMap<V>(map).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([, value]) => value).filter(({ block }) => ids.has(block));
}

/** The document that a Y.Doc holds; the notes are those that the text cites, in their order. 0.2 ms for a full-length submission. */
export function readYDoc(doc: Y.Doc): StructuredDocument {
  const blocks = elements(doc.getXmlElement(BODY_ROOT)).map(readBlock);
  const ids = new Set(blocks.map((block) => block.id));
  const links = ofBlocks<RecommendationLink>(doc, LINKS_MAP, ids);
  const tags = ofBlocks<BlockTag>(doc, TAGS_MAP, ids);
  return {
    schema: SCHEMA_VERSION,
    cover: readCover(doc),
    blocks,
    notes: [...number(blocks).notes.keys()].map((id) => readNote(doc, id)),
    links,
    ...(tags.length > 0 && { tags }),
  };
}

/** The attributes of letters that look like this. */
export function formatOf({ marks }: Pick<Inline & { type: "text" }, "marks">): { p?: { __format: number } } {
  const format = (marks ?? []).reduce((bits, mark) => bits | FORMAT_BITS[mark], 0);
  return format ? { p: { __format: format } } : {};
}

function writeRun(yText: Y.XmlText, part: Inline & { type: "text" }, index: number) {
  // `i` keeps Yjs from merging runs, as the binding itself does for every run but the first
  yText.applyDelta([{ retain: yText.length }, { insert: part.text, attributes: { ...formatOf(part), ...(index > 0 && { i: index }) } }]);
}

interface Run {
  text: Y.XmlText;
  count: number;
  link: string | undefined;
}

function openRun(element: Y.XmlElement, link: string | undefined): Run {
  const run: Run = { text: new Y.XmlText(), count: 0, link };
  let parent = element;
  if (link) {
    parent = new Y.XmlElement("link");
    element.push([parent]);
    parent.setAttribute("__url", link);
  }
  parent.push([run.text]);
  return run;
}

/** Appends content to a block that is part of a Y.Doc. */
export function writeInline(element: Y.XmlElement, inline: readonly Inline[]) {
  let run: Run | undefined;
  for (const part of inline) {
    if (part.type === "text") {
      const link = (part.link && addressOf(part.link)) || undefined;
      if (!run || run.link !== link) run = openRun(element, link);
      writeRun(run.text, part, run.count++);
    } else {
      const child = new Y.XmlElement(part.type === "break" ? "linebreak" : "endnote");
      element.push([child]);
      if (part.type === "note") child.setAttribute("s_note", part.note);
      run = undefined;
    }
  }
}

const set = (element: Y.XmlElement, name: string, value: unknown) => {
  // Yjs types attribute values as strings; the binding stores any JSON value
  if (value !== undefined && value !== false) element.setAttribute(name, value as string);
  else if (element.getAttribute(name) !== undefined) element.removeAttribute(name);
};

/** Gives a block that is part of a Y.Doc these properties and no others. */
export function writeProperties(element: Y.XmlElement, block: Omit<Block, "inline">): void {
  set(element, "s_id", block.id);
  set(element, "s_kind", block.kind === "paragraph" ? undefined : block.kind);
  set(element, "s_level", (block.level ?? 1) > 1 ? block.level : undefined);
  set(element, "s_numbered", block.numbered);
  set(element, "s_alias", block.alias);
  set(element, "s_addressee", block.addressee);
  set(element, "s_language", block.language);
  set(element, "s_writing", block.direction);
}

/** Puts blocks into a root that is part of a Y.Doc already: at its end, or at a position. */
export function writeBlocks(root: Y.XmlElement, blocks: readonly Block[], at = root.length): void {
  for (const [i, block] of blocks.entries()) {
    const element = new Y.XmlElement("block");
    root.insert(at + i, [element]);
    writeProperties(element, block);
    writeInline(element, block.inline);
  }
}

/** Fills an empty Y.Doc. Done once, on the server: the same content written twice would merge as text that stands there twice. */
export function writeYDoc(doc: Y.Doc, document: StructuredDocument): void {
  doc.transact(() => {
    writeBlocks(doc.getXmlElement(BODY_ROOT), document.blocks);
    for (const note of document.notes) writeNote(doc, note);
    const cover = doc.getMap(COVER_MAP);
    for (const [key, value] of Object.entries({ ...emptyCover(), ...document.cover })) if (value.length > 0) cover.set(key, value);
    const links = doc.getMap(LINKS_MAP);
    for (const link of document.links) links.set(linkKey(link), link);
    const tags = doc.getMap(TAGS_MAP);
    for (const tag of document.tags ?? []) tags.set(tagKey(tag), tag);
  });
}

/** Writes an endnote that the document does not have yet; each of its lines is a block of the note's root. */
export function writeNote(doc: Y.Doc, note: Note) {
  const paragraphs: Inline[][] = [[]];
  for (const part of note.inline)
    if (part.type === "break") paragraphs.push([]);
    else paragraphs.at(-1)!.push(part);
  const root = doc.getXmlElement(noteRootName(note.id));
  for (const inline of paragraphs) {
    const element = new Y.XmlElement("block");
    root.push([element]);
    writeInline(element, inline);
  }
}
