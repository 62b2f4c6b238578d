import { $getRoot } from "lexical";
import { expect, it } from "vitest";
import type * as Y from "yjs";
import { createYDoc } from "~/app/domain/document/ydoc.js";
import { citedNotes } from "~/app/domain/document/numbering.js";
import { type Block, emptyCover, plainText, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { readYDoc, writeYDoc } from "~/app/domain/document/yjs.js";
import { citeNote, removeMark, removeMarks } from "./commands.js";
import { peerOn } from "./collaboration/testing.js";

const cited = (id: string): Block => ({
  id,
  kind: "paragraph",
  inline: [
    { type: "text", text: "Words." },
    { type: "note", note: "survey" },
  ],
});

function desk() {
  const doc = createYDoc();
  writeYDoc(doc, {
    schema: SCHEMA_VERSION,
    cover: emptyCover(),
    blocks: [cited("a"), cited("b")],
    notes: [{ id: "survey", inline: [{ type: "text", text: "Survey of 2025." }] }],
    links: [],
  });
  const { editor } = peerOn(doc);
  editor.update(() => void $getRoot().getFirstChildOrThrow().selectStart(), { discrete: true });
  return { doc, editor };
}

const marks = (doc: Y.Doc) => readYDoc(doc).blocks.flatMap(({ id, inline }) => (inline.some(({ type }) => type === "note") ? [id] : []));
const notes = (doc: Y.Doc) => citedNotes(readYDoc(doc)).map(({ number, note }) => [number, plainText(note.inline)]);
const done = () => new Promise((resolve) => setTimeout(resolve));

it("a mark is taken out where one stands; the note and its other marks stay", async () => {
  const { doc, editor } = desk();
  removeMark(editor, "survey", "b");
  await done();
  expect(marks(doc)).toEqual(["a"]);
  expect(notes(doc)).toEqual([[1, "Survey of 2025."]]);
});

it("an emptied note goes with all its marks", async () => {
  const { doc, editor } = desk();
  removeMarks(editor, "survey");
  await done();
  expect(marks(doc)).toEqual([]);
});

it("a note that is cited again keeps its number and its one text", async () => {
  const { doc, editor } = desk();
  citeNote(editor, "survey");
  await done();
  expect(notes(doc)).toEqual([[1, "Survey of 2025."]]);
  expect(readYDoc(doc).blocks[0]!.inline.filter(({ type }) => type === "note")).toHaveLength(2);
});
