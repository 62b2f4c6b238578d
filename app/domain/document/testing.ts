import * as Y from "yjs";
import { newId } from "./document.js";
import { anchorsIn } from "./anchors.js";
import { BODY_ROOT, COVER_MAP, noteRootName, readYDoc } from "./yjs.js";

/** Mulberry32: small, and the same numbers everywhere. */
export function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (n: number) => Math.floor(next() * n),
    oneOf: <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)],
  };
}
export type Random = ReturnType<typeof randomOf>;

export const body = (doc: Y.Doc) => doc.getXmlElement(BODY_ROOT);
export const blocksOf = (doc: Y.Doc) => body(doc).toArray() as Y.XmlElement[];
const textsOf = (block: Y.XmlElement) => block.toArray().filter((child) => child instanceof Y.XmlText);

export function blockOf(id: string, content: readonly Y.XmlElement[] | string): Y.XmlElement {
  const block = new Y.XmlElement("block");
  block.setAttribute("s_id", id);
  block.insert(0, typeof content === "string" ? [new Y.XmlText(content)] : [...content]);
  return block;
}

/** What the editor's binding does to the document, done to it directly. */
const ACTS: Record<string, (doc: Y.Doc, block: Y.XmlElement, random: Random) => void> = {
  type(_doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (text) text.insert(random.below(text.length + 1), random.oneOf(["a", "bc ", "é", "\u0645", "libraries "])!);
    else block.insert(0, [new Y.XmlText("new ")]);
  },
  erase(_doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (!text?.length) return;
    const at = random.below(text.length);
    text.delete(at, Math.min(1 + random.below(5), text.length - at));
  },
  split(doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (!text) return;
    const at = random.below(text.length + 1);
    const runs = text.toDelta() as { insert: string }[];
    const tail = runs
      .map(({ insert }) => insert)
      .join("")
      .slice(at);
    if (at < text.length) text.delete(at, text.length - at);
    body(doc).insert(blocksOf(doc).indexOf(block) + 1, [blockOf(newId(), tail)]);
  },
  merge(doc, block) {
    const at = blocksOf(doc).indexOf(block);
    const above = blocksOf(doc)[at - 1];
    if (!above) return;
    above.insert(above.length, [new Y.XmlText(textsOf(block).join(""))]);
    body(doc).delete(at, 1);
  },
  move(doc, block, random) {
    const copy = block.clone();
    body(doc).delete(blocksOf(doc).indexOf(block), 1);
    body(doc).insert(random.below(blocksOf(doc).length + 1), [copy]);
  },
  kind(_doc, block, random) {
    block.setAttribute("s_kind", random.oneOf(["heading", "bullet", "paragraph"])!);
    block.setAttribute("s_level", (1 + random.below(2)) as unknown as string);
  },
  /** The binding makes one block out of another where it finds no better way. */
  become(doc, block, random) {
    const other = random.oneOf(blocksOf(doc));
    const id = other?.getAttribute("s_id");
    if (!other || other === block || id === undefined) return;
    body(doc).delete(blocksOf(doc).indexOf(other), 1);
    block.setAttribute("s_id", id);
  },
  bold(_doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (text?.length) text.format(0, 1 + random.below(text.length), { p: random.below(2) ? { __format: 1 } : null });
  },
  note(doc, block, random) {
    const note = new Y.XmlElement("endnote");
    const id = newId();
    note.setAttribute("s_note", id);
    block.insert(random.below(block.length + 1), [note]);
    doc.getXmlElement(noteRootName(id)).insert(0, [blockOf(newId(), "note")]);
  },
  remove(doc, block) {
    if (blocksOf(doc).length > 1) body(doc).delete(blocksOf(doc).indexOf(block), 1);
  },
  cover: (doc, _block, random) => void doc.getMap(COVER_MAP).set("title", `Title ${String(random.below(9))}`),
};
const NAMES = [...Array<string>(8).fill("type"), "erase", ...Object.keys(ACTS)];

/** One edit of a writer's, as one transaction. */
export function edit(doc: Y.Doc, random: Random, origin: unknown) {
  const block = random.oneOf(blocksOf(doc));
  doc.transact(() => {
    if (block) ACTS[random.oneOf(NAMES)!]!(doc, block, random);
    else body(doc).insert(0, [blockOf(newId(), "again")]);
  }, origin);
}

/** All that a copy holds: the text, the marks of comments, and which edits and deletions it has. Equal for copies that are the same. */
export function copyOf(doc: Y.Doc): string {
  const deleted = Y.createDeleteSetFromStructStore(doc.store).clients;
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
  return JSON.stringify([readYDoc(doc), [...anchorsIn(doc)], [...vector].sort(), [...deleted].sort()], null, 1);
}
