import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { blockTexts, mentionParts, mentionsIn, rangesOf } from "../threads/threads.js";
import { anchor, anchorsIn, locate, release } from "./anchors.js";
import { emptyCover, type Inline, SCHEMA_VERSION, type StructuredDocument } from "./document.js";
import { problemsOf } from "./schema.js";
import { readYDoc, writeYDoc } from "./yjs.js";

const text = (words: string): Inline => ({ type: "text", text: words });
const sample: StructuredDocument = {
  schema: SCHEMA_VERSION,
  cover: emptyCover(),
  blocks: [
    { id: "a", kind: "paragraph", inline: [text("Belgium closed "), { type: "text", text: "34", marks: ["bold"] }, text(" libraries.")] },
    {
      id: "b",
      kind: "paragraph",
      inline: [
        text("One line"),
        { type: "break" },
        text("and"),
        { type: "note", note: "n" },
        { type: "text", text: " a link", link: "https://example.org" },
      ],
    },
    { id: "c", kind: "paragraph", inline: [] },
  ],
  notes: [{ id: "n", inline: [text("A note.")] }],
  links: [],
};

function seeded() {
  const doc = new Y.Doc();
  writeYDoc(doc, sample);
  return doc;
}

describe("anchors of threads in the text", () => {
  it("are read where they were set, over formats, breaks, notes and links, and change nothing that is signed", () => {
    const doc = seeded();
    const before = readYDoc(doc);
    anchor(doc, "t1", [
      { block: "a", start: 8, end: 19 },
      { block: "b", start: 4, end: 16 },
    ]);
    anchor(doc, "t2", [{ block: "a", start: 15, end: 17 }]);
    expect(anchorsIn(doc).get("t1")).toEqual([
      { block: "a", start: 8, end: 19 },
      { block: "b", start: 4, end: 16 },
    ]);
    expect(anchorsIn(doc).get("t2")).toEqual([{ block: "a", start: 15, end: 17 }]);
    expect(readYDoc(doc)).toEqual(before);
    expect(problemsOf(doc)).toEqual([]);
    release(doc, "t1");
    expect([...anchorsIn(doc).keys()]).toEqual(["t2"]);
  });

  it("merge when two people mark overlapping words at once", () => {
    const [one, two] = [seeded(), new Y.Doc()];
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    anchor(one, "t1", [{ block: "a", start: 0, end: 14 }]);
    anchor(two, "t2", [{ block: "a", start: 8, end: 27 }]);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(anchorsIn(one)).toEqual(
      new Map([
        ["t1", [{ block: "a", start: 0, end: 14 }]],
        ["t2", [{ block: "a", start: 8, end: 27 }]],
      ]),
    );
  });
});

describe("the place of quoted words", () => {
  const texts = new Map([
    ["a", "one two one two"],
    ["b", "a sentence that stands once"],
    ["c", ""],
  ]);
  it.each([
    [
      { block: "a", start: 7, end: 10, quote: "one" },
      { block: "a", start: 8, end: 11 },
    ],
    [
      { block: "gone", start: 0, end: 3, quote: "sentence that stands" },
      { block: "b", start: 2, end: 22 },
    ],
    [{ block: "gone", start: 0, end: 3, quote: "two" }, null],
    [{ block: "a", start: 0, end: 5, quote: "three" }, null],
    [
      { block: "c", start: 0, end: 0, quote: "" },
      { block: "c", start: 0, end: 0 },
    ],
  ])("%o", (range, expected) => {
    expect(locate(texts, range)).toEqual(expected);
  });

  it("of a block is the block, whatever stands in it; of words that are gone there is none", () => {
    const thread = { id: "t", ranges: [{ block: "a", start: 0, end: 4, quote: "Gone" }] };
    const here = blockTexts(sample.blocks);
    expect(rangesOf({ ...thread, scope: "block" }, new Map(), here)).toEqual([{ block: "a", start: 0, end: 28 }]);
    expect(rangesOf({ ...thread, scope: "range" }, new Map(), here)).toEqual([]);
  });
});

describe("mentions", () => {
  const people = [
    { userId: "1", name: "Ana" },
    { userId: "2", name: "Ana Petrovic" },
    { userId: "3", name: "Zoë" },
  ];
  it.each([
    ["@Ana Petrovic and @Zoë: see @Ana, please", ["2", "3", "1"]],
    ["@Anabel and mail@Anabel.org", []],
    ["@ Ana", []],
  ])("%s", (body, ids) => {
    expect(mentionsIn(body, people)).toEqual(ids);
    expect(
      mentionParts(body, people)
        .map((part) => (typeof part === "string" ? part : `@${part.name}`))
        .join(""),
    ).toBe(body);
  });
});
