import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Block, BLOCK_KINDS, emptyCover, type Inline, MARKS, newId, SCHEMA_VERSION, type StructuredDocument } from "./document.js";
import { readYDoc, writeYDoc } from "./yjs.js";

const string = fc.string({ minLength: 1, unit: fc.constantFrom("a", "é", " ", "1", ".", "\u0633", "\u6f22", "\u{1F600}") });
const marks = fc.uniqueArray(fc.constantFrom(...MARKS), { maxLength: 3 }).map((list) => MARKS.filter((mark) => list.includes(mark)));
const run: fc.Arbitrary<Inline> = fc
  .record({ text: string, marks, link: fc.option(fc.webUrl(), { nil: undefined }) })
  .map(({ text, marks: m, link }) => ({
    type: "text",
    text,
    ...(m.length > 0 && { marks: m }),
    ...(link && { link }),
  }));
const content = (notes: readonly string[]) =>
  fc.array(
    fc.oneof(
      run,
      fc.constant<Inline>({ type: "break" }),
      ...(notes.length > 0 ? [fc.constantFrom(...notes).map((note): Inline => ({ type: "note", note }))] : []),
    ),
    { maxLength: 6 },
  );

/** Neighbouring runs that look alike are one run: a document has one way to be written. */
const merged = (inline: Inline[]) =>
  inline.reduce<Inline[]>((parts, part) => {
    const last = parts.at(-1);
    if (part.type === "text" && last?.type === "text" && last.link === part.link && String(last.marks) === String(part.marks))
      return [...parts.slice(0, -1), { ...last, text: last.text + part.text }];
    return [...parts, part];
  }, []);

const documents = fc.uniqueArray(fc.uuid(), { maxLength: 3 }).chain((noteIds) => {
  const block = fc
    .record({
      kind: fc.constantFrom(...BLOCK_KINDS),
      level: fc.integer({ min: 1, max: 3 }),
      numbered: fc.boolean(),
      inline: content(noteIds),
    })
    .map(({ kind, level, numbered, inline }): Block => ({
      id: newId(),
      kind,
      ...(level > 1 && { level }),
      ...(numbered && { numbered }),
      inline: merged(inline),
    }));
  return fc
    .tuple(fc.array(block, { maxLength: 8 }), fc.array(content([]), { minLength: noteIds.length, maxLength: noteIds.length }))
    .map(([blocks, bodies]): StructuredDocument => {
      const cited = [...new Set(blocks.flatMap((b) => b.inline.flatMap((part) => (part.type === "note" ? [part.note] : []))))];
      return {
        schema: SCHEMA_VERSION,
        cover: { ...emptyCover(), title: "A title" },
        blocks,
        notes: cited.map((id) => ({ id, inline: merged(bodies[noteIds.indexOf(id)]!) })),
        links: blocks.slice(0, 1).map((b) => ({ block: b.id, symbol: "A/HRC/1/1", number: "1.2", kind: "addresses" as const })),
        ...(blocks.length > 0 && { tags: [{ block: blocks[0]!.id, kind: "theme" as const, value: "education" }] }),
      };
    });
});

describe("a document in a Y.Doc", () => {
  it("comes back as it was, also over the wire", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const doc = new Y.Doc();
        writeYDoc(doc, document);
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        expect(readYDoc(copy)).toEqual(document);
      }),
    );
  });
});
