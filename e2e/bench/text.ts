import * as Y from "yjs";
import { type Block, emptyCover, newId, type Note, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { BODY_ROOT, writeYDoc } from "~/app/domain/document/yjs.js";
import type { Place } from "./updates.js";

export interface Text {
  /** The Yjs state after all the edits. */
  state: Uint8Array;
  /** The last edits once more, as updates, and the state before a number of them: what a server that was killed has behind its snapshot. */
  tail: Uint8Array[];
  stateBehind(edits: number): Uint8Array;
  /** The last letter of each block: where the writers of a measurement go on. */
  ends: Place[];
}

const WORDS = 5_630;
const BLOCKS = 77;
const EDITS = 40_000;
const VOCABULARY =
  "library archive reader record village school evening shelf right access paper lamp river letter council budget child winter door map".split(
    " ",
  );

/** The same "random" numbers each time, so that each run measures the same document. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

/** Words of the vocabulary, one after the other with a blank before each. */
const words = (count: number, random: () => number) =>
  Array.from({ length: count }, () => ` ${VOCABULARY[Math.floor(random() * VOCABULARY.length)]!}`);

/** A text as it is imported: 77 numbered blocks, a note in each paragraph. */
function imported(random: () => number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1_000;
  const notes: Note[] = [];
  const blocks = Array.from({ length: BLOCKS }, (_, index): Block => {
    const text = words(WORDS / BLOCKS, random)
      .join("")
      .trim();
    if (index % 9 === 0) return { id: newId(), kind: "heading", numbered: true, inline: [{ type: "text", text }] };
    const note = { id: newId(), inline: [{ type: "text" as const, text: "See the report of the committee, paragraph 12." }] };
    notes.push(note);
    return {
      id: newId(),
      kind: "paragraph",
      inline: [
        { type: "text", text },
        { type: "note", note: note.id },
      ],
    };
  });
  writeYDoc(doc, { schema: SCHEMA_VERSION, cover: emptyCover(), blocks, notes, links: [] });
  return doc;
}

/**
 * A full-length submission of 5,630 words that was imported and then worked over in 40,000 edits of one letter each: in sixty-odd sittings,
 * always at another place, people type some words and take as many letters out of others, so that its length stays.
 */
export function writtenText(tailLength: number): Text {
  const random = numbers(7);
  const doc = imported(random);
  const runs = runsOf(doc);
  const tail: Uint8Array[] = [];
  let before = Y.encodeStateAsUpdate(doc);
  let edits = 0;
  const edited = () => {
    edits += 1;
    if (edits !== EDITS - tailLength) return;
    before = Y.encodeStateAsUpdate(doc);
    doc.on("update", (update: Uint8Array) => tail.push(update));
  };
  const somewhere = () => {
    const run = runs[Math.floor(random() * runs.length)]!;
    return { run, at: Math.floor(random() * run.length) };
  };
  for (let burst = 0; edits < EDITS; burst++) {
    doc.clientID = 2_000 + Math.floor(burst / 16);
    const { run, at } = somewhere();
    const typed = words(3 + Math.floor(random() * 4), random).join("");
    for (let i = 0; i < typed.length && edits < EDITS; i++) {
      run.insert(at + i, typed[i]!);
      edited();
    }
    for (let left = typed.length; left > 0 && edits < EDITS;) {
      const { run: other, at: end } = somewhere();
      const letters = Math.min(left, 8, end);
      left -= letters;
      for (let i = 1; i <= letters && edits < EDITS; i++) {
        other.delete(end - i, 1);
        edited();
      }
    }
  }
  const stateBehind = (behind: number) => {
    const earlier = new Y.Doc();
    for (const update of [before, ...tail.slice(0, tail.length - behind)]) Y.applyUpdate(earlier, update);
    return Y.encodeStateAsUpdate(earlier);
  };
  return { state: Y.encodeStateAsUpdate(doc), tail, stateBehind, ends: endsOf(doc) };
}

const runsOf = (doc: Y.Doc) =>
  doc
    .getXmlElement(BODY_ROOT)
    .toArray()
    .map((block) => (block as Y.XmlElement).get(0) as Y.XmlText);

/** The last letter of each block. */
export const endsOf = (doc: Y.Doc): Place[] =>
  runsOf(doc).map((run) => {
    let last = run._start!;
    while (last.right) last = last.right;
    return last.lastId;
  });
