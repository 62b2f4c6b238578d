import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  type Block,
  BLOCK_KINDS,
  emptyCover,
  type Inline,
  type Note,
  plainText,
  SCHEMA_VERSION,
  type StructuredDocument,
} from "./document.js";
import { anchor, anchorsIn } from "./anchors.js";
import { number } from "./numbering.js";
import { restoreBlock, restoreDocument } from "./restore.js";
import { problemsOf } from "./schema.js";
import { joined } from "./word-difference.js";
import { BODY_ROOT, readYDoc, writeYDoc } from "./yjs.js";

const part: fc.Arbitrary<Inline> = fc.oneof(
  fc.constantFrom("library", " closed ", "34").map((text) => ({ type: "text" as const, text })),
  fc.constant<Inline>({ type: "text", text: "bold", marks: ["bold"] }),
  fc.constant<Inline>({ type: "text", text: "linked", link: "https://example.org/" }),
  fc.constant<Inline>({ type: "break" }),
  fc.constantFrom<Inline>({ type: "note", note: "n1" }, { type: "note", note: "n2" }),
);
const blocks = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          kind: fc.constantFrom(...BLOCK_KINDS),
          numbered: fc.boolean(),
          level: fc.integer({ min: 1, max: 2 }),
          inline: fc.array(part, { maxLength: 4 }),
        })
        .map(({ numbered, level, inline, ...rest }): Block => ({
          id,
          ...rest,
          ...(numbered && { numbered }),
          ...(level > 1 && { level }),
          inline: joined(inline),
        })),
    ),
  ),
);
const documents: fc.Arbitrary<StructuredDocument> = fc
  .record({
    blocks,
    words: fc.array(fc.constantFrom("See report.", "Ibid.", ""), { minLength: 2, maxLength: 2 }),
    title: fc.constantFrom("", "One", "Two"),
  })
  .map(({ blocks: list, words, title }) => ({
    schema: SCHEMA_VERSION,
    cover: { ...emptyCover(), title },
    blocks: list,
    notes: [...number(list).notes.keys()].map((id): Note => ({
      id,
      inline: joined(words[id === "n1" ? 0 : 1] ? [{ type: "text", text: words[id === "n1" ? 0 : 1]! }] : []),
    })),
    links: list.slice(0, 1).map(({ id }) => ({ block: id, symbol: "A/HRC/1/1", number: title || "1", kind: "addresses" as const })),
    ...(title === "Two" && { tags: list.slice(0, 1).map(({ id }) => ({ block: id, kind: "theme" as const, value: "education" })) }),
  }));
const docOf = (document: StructuredDocument) => {
  const doc = new Y.Doc();
  writeYDoc(doc, document);
  return doc;
};

describe("bringing an older text back", () => {
  it("ends with that text, well-formed, on every copy", () => {
    fc.assert(
      fc.property(documents, documents, documents, (older, between, now) => {
        const doc = docOf(older);
        restoreDocument(doc, between);
        restoreDocument(doc, now);
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        restoreDocument(copy, older);
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
        expect(readYDoc(doc)).toEqual(older);
        expect(problemsOf(doc)).toEqual([]);
      }),
    );
  });

  it("does not touch what is the same", () => {
    const text = (id: string, words: string): Block => ({ id, kind: "paragraph", inline: [{ type: "text", text: words }] });
    const older: StructuredDocument = {
      schema: SCHEMA_VERSION,
      cover: emptyCover(),
      blocks: [text("a", "First."), text("b", "Second.")],
      notes: [],
      links: [],
    };
    const doc = docOf({ ...older, blocks: [text("a", "First."), text("b", "Second, changed.")] });
    const untouched = doc.getXmlElement(BODY_ROOT).get(0);
    restoreDocument(doc, older);
    expect(doc.getXmlElement(BODY_ROOT).get(0)).toBe(untouched);
    const state = Y.encodeStateAsUpdate(doc);
    restoreDocument(doc, older);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
  });

  describe("keeps comments on words that stand in both", () => {
    const text = (id: string, ...inline: Inline[]): Block => ({ id, kind: "paragraph", inline });
    const words = (written: string, marks?: "bold"): Inline => ({ type: "text", text: written, ...(marks && { marks: [marks] }) });
    const link: Inline = { type: "text", text: "linked", link: "https://example.org/" };
    const older = [text("a", words("The library in Ghent closed its doors.")), text("b", words("Nothing more."))];
    it.each<[string, Block[]]>([
      ["typed around", [text("a", words("Now the library in Ghent has closed its old doors.")), older[1]!]],
      ["set bold", [text("a", words("The "), words("library", "bold"), words(" in Ghent closed.")), older[1]!]],
      ["with a note", [text("a", words("The library in Ghent"), { type: "note", note: "n1" }, words(" closed its doors.")), older[1]!]],
      ["beside a link", [text("a", words("The library in Ghent "), link, words(" closed its doors.")), older[1]!]],
      ["moved", [older[1]!, text("a", words("The library in Ghent closed."))]],
      ["split off", [text("a", words("The ")), text("c", words("library in Ghent closed its doors.")), older[1]!]],
      ["merged", [text("b", words("Nothing more. The library in Ghent closed its doors."))]],
    ])("%s", (_how, now) => {
      const document = (list: Block[]): StructuredDocument => ({
        schema: SCHEMA_VERSION,
        cover: emptyCover(),
        blocks: list,
        notes: [],
        links: [],
      });
      const doc = docOf(document(now));
      const place = now.find(({ inline }) => plainText(inline).includes("library in Ghent"))!;
      const start = plainText(place.inline).indexOf("library in Ghent");
      anchor(doc, "t", [{ block: place.id, start, end: start + 16 }]);
      restoreDocument(doc, document(older));
      expect(readYDoc(doc).blocks).toEqual(older);
      expect(anchorsIn(doc).get("t")).toEqual([{ block: "a", start: 4, end: 20 }]);
      expect(problemsOf(doc)).toEqual([]);
    });

    it("and what somebody types there at that moment", () => {
      const of = (written: string): StructuredDocument => ({
        schema: SCHEMA_VERSION,
        cover: emptyCover(),
        blocks: [text("a", words(written))],
        notes: [],
        links: [],
      });
      const doc = docOf(of("The library in Ghent has closed."));
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      ((copy.getXmlElement(BODY_ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(20, " typed");
      restoreDocument(doc, of("The library in Ghent closed."));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
      expect(plainText(readYDoc(doc).blocks[0]!.inline)).toBe("The library in Ghent typed closed.");
    });
  });

  it("of one block leaves the others as they are, and finds its place again", () => {
    fc.assert(
      fc.property(documents, documents, (older, now) => {
        const wanted = older.blocks[0]!;
        const doc = docOf(now);
        expect(restoreBlock(doc, older, wanted.id)).toBe(true);
        const after = readYDoc(doc).blocks;
        expect(after.find(({ id }) => id === wanted.id)).toEqual(wanted);
        const others = (list: Block[]) => list.filter(({ id }) => id !== wanted.id);
        expect(others(after)).toEqual(others(now.blocks));
        expect(problemsOf(doc)).toEqual([]);
      }),
    );
  });

  it("says where the older text has no such block", () => {
    fc.assert(fc.property(documents, (document) => !restoreBlock(docOf(document), document, "z")));
  });
});
