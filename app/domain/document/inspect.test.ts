import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Block, emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "./document.js";
import { healing } from "./heal.js";
import { createInspector } from "./inspect.js";
import { problemsOf } from "./schema.js";
import { BODY_ROOT, COVER_MAP, linkKey, DISMISSED_MAP, LINKS_MAP, TAGS_MAP, noteRootName, readYDoc, writeYDoc } from "./yjs.js";

const HEALABLE = ["no-id", "same-id", "no-note"];
const seriousProblems = (doc: Y.Doc) => problemsOf(doc).filter(({ code }) => !HEALABLE.includes(code));

const block = (id: string, text: string, more: Partial<Block> = {}): Block => ({
  id,
  kind: "paragraph",
  inline: [{ type: "text", text }],
  ...more,
});
const small: StructuredDocument = {
  schema: SCHEMA_VERSION,
  cover: { ...emptyCover(), title: "Libraries" },
  blocks: [
    block("b1", "Heading", { kind: "heading", level: 2, numbered: true, alias: "1.1" }),
    block("b2", "Text", {
      inline: [
        { type: "text", text: "Text with a " },
        { type: "text", text: "link", link: "https://example.org" },
        { type: "break" },
        { type: "note", note: "n1" },
        { type: "text", text: "bold", marks: ["bold"] },
      ],
    }),
    block("b3", "Last"),
  ],
  notes: [{ id: "n1", inline: [{ type: "text", text: "A note" }] }],
  links: [{ block: "b2", symbol: "A/HRC/1/1", number: "1.2", kind: "addresses" }],
};
const seedState = (() => {
  const doc = new Y.Doc();
  writeYDoc(doc, small);
  return Y.encodeStateAsUpdate(doc);
})();
const open = (state = seedState) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
};

/** One edit of a client, as the server gets it. */
function editOf(act: (doc: Y.Doc) => void, state = seedState): Uint8Array {
  const doc = open(state);
  const before = Y.snapshot(doc);
  doc.transact(() => act(doc));
  expect(Y.snapshotContainsUpdate(before, Y.encodeStateAsUpdate(doc))).toBe(false);
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(before.sv));
}
const verdictOf = (bytes: Uint8Array, doc = open()) => createInspector(doc).inspect(Y.decodeUpdate(bytes)).verdict;
const body = (doc: Y.Doc) => doc.getXmlElement(BODY_ROOT);
const element = (doc: Y.Doc, i: number) => body(doc).get(i) as Y.XmlElement;
const run = (doc: Y.Doc, i = 0) => element(doc, i).get(0) as Y.XmlText;
const set = (type: Y.XmlElement | Y.XmlText, name: string, value: unknown) => type.setAttribute(name, value);
const newBlock = (id: unknown = newId(), name = "block") => {
  const made = new Y.XmlElement(name);
  if (id !== undefined) set(made, "s_id", id);
  return made;
};

const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)]);

const BAD: Record<string, (doc: Y.Doc) => void> = {
  "an unknown root": (doc) => void doc.getMap("other").set("a", 1),
  "a note root with a strange id": (doc) => doc.getXmlElement(noteRootName("a b")).insert(0, [newBlock()]),
  "an unknown node": (doc) => body(doc).insert(1, [newBlock("x1", "table")]),
  "a node inside a block that is none of its": (doc) => element(doc, 0).insert(0, [newBlock()]),
  "text in the body": (doc) => body(doc).insert(0, [new Y.XmlText("loose")]),
  "an endnote in the body": (doc) => body(doc).insert(0, [new Y.XmlElement("endnote")]),
  "a link in a link": (doc) => (element(doc, 1).get(1) as Y.XmlElement).insert(0, [new Y.XmlElement("link")]),
  "content in a line break": (doc) => (element(doc, 1).get(2) as Y.XmlElement).insert(0, [new Y.XmlText("a")]),
  "an embedded object": (doc) => run(doc).insertEmbed(0, { image: "x" }),
  "a shared type in a text": (doc) => run(doc).insertEmbed(0, new Y.XmlElement("block")),
  "an unknown property": (doc) => set(element(doc, 0), "s_colour", "red"),
  "a property of Lexical's own": (doc) => set(element(doc, 0), "__slots", "x"),
  "an unknown kind": (doc) => set(element(doc, 0), "s_kind", "table"),
  "a level out of range": (doc) => set(element(doc, 0), "s_level", 9),
  "an id that is no id": (doc) => set(element(doc, 0), "s_id", "A b"),
  "an id that is a number": (doc) => set(element(doc, 0), "s_id", 5),
  "a very long alias": (doc) => set(element(doc, 0), "s_alias", "1".repeat(300)),
  "a shared type as a property": (doc) => set(element(doc, 0), "s_alias", new Y.Map()),
  "a property of a text": (doc) => set(run(doc), "s_id", "b9"),
  "a script as a link": (doc) => set(element(doc, 1).get(1), "__url", "javascript:alert(1)"),
  "an unknown format": (doc) => run(doc).format(0, 3, { t: "hashtag" }),
  "a style": (doc) => run(doc).format(0, 3, { p: { __style: "position:fixed" } }),
  "a format out of range": (doc) => run(doc).format(0, 3, { p: { __format: "bold" } }),
  "a comment's mark without bounds": (doc) => run(doc).format(0, 3, { "s_c:abc": "x".repeat(5000) }),
  "a cover field that is unknown": (doc) => void doc.getMap(COVER_MAP).set("subtitle", "x"),
  "a cover field that is no text": (doc) => void doc.getMap(COVER_MAP).set("title", { a: 1 }),
  "a sequence where a map is": (doc) => doc.getXmlElement("links").insert(0, [newBlock()]),
  "properties of the body": (doc) => set(body(doc), "__dir", "rtl"),
  "a link under another name": (doc) => void doc.getMap(LINKS_MAP).set("x", small.links[0]),
  "a tag under another name": (doc) => void doc.getMap(TAGS_MAP).set("x", { block: "b2", kind: "theme", value: "education" }),
  "a tag of an unknown kind": (doc) => void doc.getMap(TAGS_MAP).set("b2\nmood\ngood", { block: "b2", kind: "mood", value: "good" }),
  "a dismissal that is more than one": (doc) => void doc.getMap(DISMISSED_MAP).set("b2\ntheme\neducation", "why"),
  "a dismissal of nothing": (doc) => void doc.getMap(DISMISSED_MAP).set("\n", true),
  "a link of an unknown kind": (doc) => void doc.getMap(LINKS_MAP).set(linkKey(small.links[0]!), { ...small.links[0], kind: "likes" }),
  "a letter that no database keeps": (doc) => run(doc).insert(1, "a\u0000b"),
  "the same in the cover": (doc) => void doc.getMap(COVER_MAP).set("title", "a\u0000"),
  "the same in an address": (doc) => set(element(doc, 1).get(1), "__url", "https://example.org/\u0000"),
  "a language that is none": (doc) => set(element(doc, 0), "s_language", 'en" onload="x'),
  "organisations that are no list": (doc) => void doc.getMap(COVER_MAP).set("organisations", { length: 1 }),
  "an organisation of another shape": (doc) => void doc.getMap(COVER_MAP).set("organisations", [{ name: ["A"] }]),
  "an organisation with a field too many": (doc) =>
    void doc.getMap(COVER_MAP).set("organisations", [{ name: "A", acronym: "", address: "", website: "", description: "", toString: "x" }]),
  "a link whose note is no text": (doc) =>
    void doc.getMap(LINKS_MAP).set(linkKey(small.links[0]!), { ...small.links[0], note: { toString: "x" } }),
  "values nested without end": (doc) => void doc.getMap(COVER_MAP).set("title", nested(1000)),
  "a mark nested without end": (doc) => run(doc).format(0, 3, { "s_c:abc": nested(1500) }),
  "a document in the document": (doc) => void doc.getMap(COVER_MAP).set("title", new Y.Doc()),
};

const GOOD: Record<string, (doc: Y.Doc) => void> = {
  typing: (doc) => run(doc).insert(3, "abc"),
  deleting: (doc) => run(doc).delete(1, 3),
  formatting: (doc) => run(doc).format(0, 3, { p: { __format: 1 }, i: 1 }),
  "a comment's mark": (doc) => run(doc).format(0, 3, { "s_c:k3f9": 1 }),
  "a new block": (doc) => body(doc).insert(1, [newBlock()]),
  "a property": (doc) => set(element(doc, 0), "s_kind", "recommendation"),
  "taking a property away": (doc) => element(doc, 0).removeAttribute("s_alias"),
  "the text of a new note": (doc) => doc.getXmlElement(noteRootName("n2")).insert(0, [newBlock()]),
  "the cover": (doc) => void doc.getMap(COVER_MAP).set("title", "Other"),
  "a link by hand": (doc) =>
    void doc.getMap(LINKS_MAP).set(linkKey({ ...small.links[0]!, number: "3" }), { ...small.links[0], number: "3", level: "partly" }),
  "a tag": (doc) => void doc.getMap(TAGS_MAP).set("b2\ntheme\neducation", { block: "b2", kind: "theme", value: "education" }),
  "a dismissal": (doc) => void doc.getMap(DISMISSED_MAP).set("b2\nA/HRC/1/1\n1.2", true),
  "taking a link away": (doc) => doc.getMap(LINKS_MAP).delete(linkKey(small.links[0]!)),
  "taking everything away": (doc) => body(doc).delete(0, 3),
};

describe("an edit", () => {
  it("begins at a well-formed document", () => {
    expect(problemsOf(open())).toEqual([]);
    expect(readYDoc(open())).toEqual(small);
  });

  it.each(Object.entries(BAD))("that brings %s is refused", (_what, act) => {
    const bytes = editOf(act);
    expect(verdictOf(bytes)).toBe("malformed");
    const doc = open();
    Y.applyUpdate(doc, bytes);
    expect(seriousProblems(doc)).not.toEqual([]);
  });

  it.each(Object.entries(GOOD))("passes: %s", (_what, act) => {
    const bytes = editOf(act);
    expect(verdictOf(bytes)).toBe("fits");
    const doc = open();
    Y.applyUpdate(doc, bytes);
    expect(problemsOf(doc)).toEqual([]);
  });

  it("may build on one that passed and is not stored yet, and on nothing else", () => {
    const writer = open();
    const updates: Uint8Array[] = [];
    writer.on("update", (update: Uint8Array) => updates.push(update));
    body(writer).insert(1, [newBlock("b9")]);
    element(writer, 1).insert(0, [new Y.XmlText("a")]);
    run(writer, 1).insert(1, "b");
    set(run(writer, 1), "s_x", "bad");
    const inspector = createInspector(open());
    const verdicts = updates.map((update) => inspector.inspect(Y.decodeUpdate(update)).verdict);
    expect(verdicts).toEqual(["fits", "fits", "fits", "malformed"]);
    expect(verdictOf(updates[2]!)).toBe("gap");
    inspector.forget();
    expect(inspector.inspect(Y.decodeUpdate(updates[1]!)).verdict).toBe("gap");
  });

  it("that deletes what nobody has written yet is refused", () => {
    const writer = open();
    run(writer).insert(0, "secret");
    const before = Y.encodeStateVector(writer);
    run(writer).delete(0, 6);
    expect(verdictOf(Y.encodeStateAsUpdate(writer, before))).toBe("gap");
  });

  it("that claims the tail of an item which stands elsewhere is refused", () => {
    // the server knows a block of client 7 and would put the rest of "ab" behind it: text in the body, and every editor blank
    const doc = open();
    const first = open();
    first.clientID = 7;
    body(first).insert(3, [new Y.XmlElement("block")]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(first, Y.encodeStateVector(doc)));
    const second = open();
    second.clientID = 7;
    run(second, 2).insert(4, "ab");
    const bytes = Y.encodeStateAsUpdate(second, Y.encodeStateVector(open()));
    expect(verdictOf(bytes, doc)).toBe("malformed");
    Y.applyUpdate(doc, bytes);
    expect(seriousProblems(doc)).not.toEqual([]);
  });

  it("that comes twice in other pieces passes, as after a reconnect", () => {
    const writer = open();
    const updates: Uint8Array[] = [];
    writer.on("update", (update: Uint8Array) => updates.push(update));
    for (const letter of "abcdef") run(writer).insert(run(writer).length, letter);
    const doc = open();
    const inspector = createInspector(doc);
    expect(inspector.inspect(Y.decodeUpdate(updates[0]!)).verdict).toBe("fits");
    expect(inspector.inspect(Y.decodeUpdate(updates[1]!)).verdict).toBe("fits");
    const answer = Y.encodeStateAsUpdate(writer, Y.encodeStateVector(doc));
    expect(inspector.inspect(Y.decodeUpdate(answer)).verdict).toBe("fits");
    for (const update of [updates[0]!, updates[1]!, answer]) Y.applyUpdate(doc, update);
    expect(readYDoc(doc)).toEqual(readYDoc(writer));
  });

  it("may carry what several people wrote upon each other, whatever their ids are", () => {
    const writers = [open(), open(), open()];
    for (let i = 0; i < 30; i++) {
      const doc = writers[i % 3]!;
      body(doc).insert(i % 4, [newBlock()]);
      element(doc, i % 4).insert(0, [new Y.XmlText("abc")]);
      run(doc, i % 4).insert(1, "x");
      for (const other of writers) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    }
    const everything = Y.encodeStateAsUpdate(writers[0]!);
    expect(verdictOf(everything)).toBe("fits");
    expect(verdictOf(everything, new Y.Doc())).toBe("fits");
  });

  it("that adds more than it takes away can be told apart", () => {
    const inspect = (act: (doc: Y.Doc) => void) => createInspector(open()).inspect(Y.decodeUpdate(editOf(act)), true).verdict;
    expect(inspect(GOOD.typing!)).toBe("grows");
    expect(inspect(GOOD["a new block"]!)).toBe("grows");
    expect(inspect(GOOD.deleting!)).toBe("fits");
    expect(inspect(GOOD.formatting!)).toBe("fits");
    expect(
      inspect((doc) => {
        run(doc).delete(0, 5);
        run(doc).insert(0, "abc");
      }),
    ).toBe("fits");
  });
});

/** Anything that Yjs can do to any shared type of the document. */
const garbage = fc.array(
  fc.record({ client: fc.nat(2), type: fc.nat(30), act: fc.nat(9), at: fc.nat(6), value: fc.nat(8), deliver: fc.boolean() }),
  { minLength: 1, maxLength: 25 },
);
type Garbage = Parameters<Parameters<typeof fc.property<[typeof garbage extends fc.Arbitrary<infer T> ? T : never]>>[1]>[0];

function typesOf(doc: Y.Doc): Y.AbstractType<unknown>[] {
  const types: unknown[] = [body(doc), doc.getXmlElement(noteRootName("n1")), doc.getMap(COVER_MAP), doc.getMap(LINKS_MAP)];
  for (const type of types)
    if (type instanceof Y.XmlElement) types.push(...type.toArray().filter((child) => child instanceof Y.AbstractType));
  return types as Y.AbstractType<unknown>[];
}

const NAMES = ["block", "link", "endnote", "linebreak", "table"];
const KEYS = ["s_id", "s_kind", "s_level", "s_note", "__url", "title", "x"];
const VALUES: unknown[] = ["b1", "heading", 2, true, "https://example.org", "", null, { a: 1 }, "n1"];

function mess(doc: Y.Doc, { type: which, act, at, value }: Garbage[number]) {
  const types = typesOf(doc);
  const type = types[which % types.length]!;
  if (type instanceof Y.XmlText) {
    const from = at % (type.length + 1);
    const length = Math.min(3, type.length - from);
    if (act < 4) type.insert(from, "abc");
    else if (act < 6) type.delete(from, length);
    else if (act < 8) type.format(from, length, { [["p", "i", "t", "s_c:a"][value % 4]!]: [{ __format: 1 }, 2, "tab", null][at % 4] });
    else if (act < 9) type.insertEmbed(from, { a: 1 });
    else set(type, "s_id", "b1");
  } else if (type instanceof Y.XmlElement) {
    const from = at % (type.length + 1);
    if (act < 3) type.insert(from, [value < 4 ? new Y.XmlText("new") : new Y.XmlElement(NAMES[value % NAMES.length])]);
    else if (act < 5) type.insert(from, [newBlock(VALUES[value])]);
    else if (act < 7) set(type, KEYS[at]!, VALUES[value]);
    else if (act < 8) type.removeAttribute(KEYS[at]!);
    else type.delete(from, Math.min(1, type.length - from));
  } else if (type instanceof Y.Map) {
    if (act < 7) type.set(KEYS[at]!, VALUES[value]);
    else type.delete(KEYS[at]!);
  }
}

describe("edits of clients that do whatever Yjs lets them", () => {
  it("leave the document well-formed, healing aside, when those that do not fit are left out", () => {
    let refused = 0;
    let passed = 0;
    fc.assert(
      fc.property(garbage, (plan) => {
        const server = open();
        const inspector = createInspector(server);
        const clients = [open(), open(), open()];
        const waiting: Uint8Array[] = [];
        const deliver = () => {
          for (const bytes of waiting.splice(0)) for (const doc of [server, ...clients]) Y.applyUpdate(doc, bytes);
          inspector.applied();
        };
        for (const step of plan) {
          const doc = clients[step.client]!;
          const before = Y.snapshot(doc);
          doc.transact(() => mess(doc, step));
          const all = Y.encodeStateAsUpdate(doc);
          if (Y.snapshotContainsUpdate(before, all)) continue;
          const bytes = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(before.sv));
          if (inspector.inspect(Y.decodeUpdate(bytes)).verdict === "fits") {
            passed++;
            waiting.push(bytes);
          } else {
            refused++;
            // who is refused begins afresh
            clients[step.client] = open(Y.encodeStateAsUpdate(server));
            for (const update of waiting) Y.applyUpdate(clients[step.client]!, update);
          }
          if (step.deliver) deliver();
        }
        deliver();
        expect(seriousProblems(server)).toEqual([]);
        expect(server.store.pendingStructs).toBeNull();
        const cure = healing(server);
        if (cure) Y.applyUpdate(server, cure);
        expect(problemsOf(server)).toEqual([]);
        for (const client of clients) {
          Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
          expect(readYDoc(client)).toEqual(readYDoc(server));
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) },
    );
    expect(refused).toBeGreaterThan(100);
    expect(passed).toBeGreaterThan(100);
  }, 600_000);

  it("harm nothing when their bytes are forged: what passes can be applied and leaves the document well-formed", () => {
    const edits = Object.values(GOOD).map((act) => editOf(act));
    let passed = 0;
    fc.assert(
      fc.property(
        fc.nat(edits.length - 1),
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 }),
        fc.nat(edits.length - 1),
        (which, changes, earlier) => {
          const bytes = edits[which]!.slice();
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const doc = open();
          const inspector = createInspector(doc);
          expect(inspector.inspect(Y.decodeUpdate(edits[earlier]!)).verdict).toBe("fits");
          let update;
          try {
            update = Y.decodeUpdate(bytes);
          } catch {
            return;
          }
          if (inspector.inspect(update).verdict !== "fits") return;
          passed++;
          Y.applyUpdate(doc, edits[earlier]!);
          Y.applyUpdate(doc, bytes);
          expect(seriousProblems(doc)).toEqual([]);
          expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
          readYDoc(doc);
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) * 5 },
    );
    expect(passed).toBeGreaterThan(100);
  }, 600_000);
});

describe("healing", () => {
  it("gives the later of two blocks of one id another, and ids to what has none, the same wherever it is done", () => {
    const [a, b] = [open(), open()];
    for (const doc of [a, b]) {
      // both move the last paragraph to the front
      doc.transact(() => {
        body(doc).delete(2, 1);
        const moved = newBlock("b3");
        moved.insert(0, [new Y.XmlText("Last")]);
        body(doc).insert(0, [moved]);
      });
    }
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    a.transact(() => {
      (element(a, 3).get(3) as Y.XmlElement).removeAttribute("s_note");
      element(a, 2).removeAttribute("s_id");
      set(element(a, 3), "s_id", "");
    });
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    expect(problemsOf(a).map(({ code }) => code)).toEqual(["same-id", "no-id", "no-note", "no-id"]);
    const cures = [healing(a)!, healing(b)!];
    for (const doc of [a, b]) for (const cure of cures) Y.applyUpdate(doc, cure);
    expect(problemsOf(a)).toEqual([]);
    expect(readYDoc(a)).toEqual(readYDoc(b));
    expect(readYDoc(a).blocks[0]!.id).toBe("b3");
    expect(healing(a)).toBeNull();
  });
});
