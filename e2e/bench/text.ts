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
  words: number;
}

const WORDS = 5_630;
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

/**
 * A full-length submission as people write it: 5,630 words in 77 blocks with notes, typed letter by letter in 40,000 edits by six people in
 * sixty sittings, each sitting at another place of the text, with words put in later and bursts of deletions.
 */
export function writtenText(tailLength: number): Text {
  const random = numbers(7);
  const doc = new Y.Doc();
  doc.clientID = 1_000;
  const notes: Note[] = [];
  const blocks = Array.from({ length: 77 }, (_, index): Block => {
    if (index % 9 === 0) return { id: newId(), kind: "heading", numbered: true, inline: [{ type: "text", text: "H" }] };
    const note = { id: newId(), inline: [{ type: "text" as const, text: "See the report of the committee, paragraph 12." }] };
    notes.push(note);
    return {
      id: newId(),
      kind: "paragraph",
      inline: [
        { type: "text", text: "P" },
        { type: "note", note: note.id },
      ],
    };
  });
  writeYDoc(doc, { schema: SCHEMA_VERSION, cover: emptyCover(), blocks, notes, links: [] });
  const runs = runsOf(doc);
  const tail: Uint8Array[] = [];
  let before = Y.encodeStateAsUpdate(doc);
  let edits = 0;
  let words = 0;
  const edited = () => {
    edits += 1;
    if (edits === EDITS - tailLength) {
      before = Y.encodeStateAsUpdate(doc);
      doc.on("update", (update: Uint8Array) => tail.push(update));
    }
  };
  for (let sitting = 0; edits < EDITS; sitting++) {
    doc.clientID = 2_000 + sitting;
    for (let burst = 0; burst < 16 && edits < EDITS; burst++) {
      const run = runs[Math.floor(random() * runs.length)]!;
      let at = random() < 0.5 ? run.length : Math.floor(random() * run.length);
      for (let word = 0; word < 6 && edits < EDITS; word++) {
        const wanted = words < WORDS ? ` ${VOCABULARY[Math.floor(random() * VOCABULARY.length)]!}` : "";
        if (wanted) words += 1;
        for (const letter of wanted) {
          run.insert(at++, letter);
          edited();
        }
        // a slip: some letters typed and taken back
        const slips = wanted ? (random() < 0.02 ? 3 : 0) : 3;
        for (let i = 0; i < slips; i++) {
          run.insert(at + i, "x");
          edited();
        }
        for (let i = slips; i > 0; i--) {
          run.delete(at + i - 1, 1);
          edited();
        }
      }
    }
  }
  const stateBehind = (behind: number) => {
    const earlier = new Y.Doc();
    for (const update of [before, ...tail.slice(0, tail.length - behind)]) Y.applyUpdate(earlier, update);
    return Y.encodeStateAsUpdate(earlier);
  };
  return { state: Y.encodeStateAsUpdate(doc), tail, stateBehind, ends: endsOf(doc), words };
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
