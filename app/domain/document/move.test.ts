import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type Block, emptyCover, SCHEMA_VERSION } from "./document.js";
import { moveStretch, stepFrom, stretchOf } from "./move.js";
import { problemsOf } from "./schema.js";
import { BODY_ROOT, readYDoc, writeYDoc } from "./yjs.js";

const heading = (id: string, level: number): Block => ({
  id,
  kind: "heading",
  ...(level > 1 && { level }),
  numbered: true,
  inline: [{ type: "text", text: id }],
});
const text = (id: string): Block => ({
  id,
  kind: "paragraph",
  inline: [
    { type: "text", text: "In " },
    { type: "text", text: id, marks: ["bold"], link: "https://example.org/" },
    { type: "break" },
    { type: "note", note: "n1" },
  ],
});
const BLOCKS = [heading("a", 1), text("a1"), heading("b", 2), text("b1"), heading("c", 2), heading("d", 1), text("d1")];

function docWith(blocks: Block[]) {
  const doc = new Y.Doc();
  const notes = [{ id: "n1", inline: [{ type: "text" as const, text: "Note" }] }];
  writeYDoc(doc, { schema: SCHEMA_VERSION, cover: emptyCover(), blocks, notes, links: [] });
  return doc;
}
const order = (doc: Y.Doc) =>
  readYDoc(doc)
    .blocks.map(({ id }) => id)
    .join(" ");

test("a heading takes its whole section with it, and changes places with a section of its own level", () => {
  expect(stretchOf(BLOCKS, "a")).toEqual({ from: 0, to: 5 });
  expect(stretchOf(BLOCKS, "b")).toEqual({ from: 2, to: 4 });
  expect(stepFrom(BLOCKS, "a", 1)).toBe(7);
  expect(stepFrom(BLOCKS, "d", -1)).toBe(0);
  expect(stepFrom(BLOCKS, "b", 1)).toBe(5);
  // never out of the section above it
  expect(stepFrom(BLOCKS, "c", 1)).toBeNull();
  expect(stepFrom(BLOCKS, "b", -1)).toBeNull();
  expect(stepFrom(BLOCKS, "b1", -1)).toBe(2);
});

test("what moves stays the same blocks, whichever of the two stretches is made anew", () => {
  const doc = docWith(BLOCKS);
  moveStretch(doc.getXmlElement(BODY_ROOT), BLOCKS, { from: 0, to: 5 }, 7);
  expect(order(doc)).toBe("d d1 a a1 b b1 c");
  const { blocks } = readYDoc(doc);
  expect(blocks.find(({ id }) => id === "d1")).toEqual(text("d1"));
  expect(blocks.find(({ id }) => id === "b")).toEqual(heading("b", 2));
});

test("any stretch to any place: the same blocks, in the order asked for, well-formed", () => {
  const index = fc.nat(BLOCKS.length);
  fc.assert(
    fc.property(index, index, index, (one, other, before) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const doc = docWith(BLOCKS);
      moveStretch(doc.getXmlElement(BODY_ROOT), BLOCKS, { from, to }, before);
      const ids = BLOCKS.map(({ id }) => id);
      const moved = ids.slice(from, to);
      const expected =
        before >= from && before <= to
          ? ids
          : before < from
            ? [...ids.slice(0, before), ...moved, ...ids.slice(before, from), ...ids.slice(to)]
            : [...ids.slice(0, from), ...ids.slice(to, before), ...moved, ...ids.slice(before)];
      expect(order(doc)).toBe(expected.join(" "));
      expect(problemsOf(doc)).toEqual([]);
      expect(new Set(readYDoc(doc).blocks.map((block) => JSON.stringify(block)))).toEqual(new Set(BLOCKS.map((b) => JSON.stringify(b))));
    }),
  );
});

test("what somebody else types in the larger section while the smaller one passes it stays", () => {
  const doc = docWith(BLOCKS);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const typed = (other.getXmlElement(BODY_ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
  typed.insert(0, "Meanwhile. ");
  moveStretch(doc.getXmlElement(BODY_ROOT), BLOCKS, { from: 0, to: 5 }, 7);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(JSON.stringify(readYDoc(doc).blocks)).toContain("Meanwhile. ");
});
