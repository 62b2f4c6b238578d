import { expect, test } from "vitest";
import * as Y from "yjs";
import { emptyCover, type Inline, plainText, SCHEMA_VERSION } from "./document.js";
import { findText, type Sought } from "./find.js";
import { replaceHit } from "./replace.js";
import { problemsOf } from "./schema.js";
import { readYDoc, writeYDoc } from "./yjs.js";

const sought = (text: string, more: Partial<Sought> = {}): Sought => ({ text, matchCase: false, wholeWord: false, ...more });

function docWith(...paragraphs: Inline[][]) {
  const doc = new Y.Doc();
  const note: Inline[] = [{ type: "text", text: "The Library act" }, { type: "break" }, { type: "text", text: "and the library fund." }];
  writeYDoc(doc, {
    schema: SCHEMA_VERSION,
    cover: emptyCover(),
    blocks: paragraphs.map((inline, i) => ({ id: `p${i}`, kind: "paragraph", inline })),
    notes: [{ id: "n1", inline: note }],
    links: [],
  });
  return doc;
}
const FIRST: Inline[] = [
  { type: "text", text: "A li" },
  { type: "text", text: "brary", marks: ["bold"] },
  { type: "note", note: "n1" },
  { type: "text", text: ", libraries and a LIBRARY." },
];

test("finds in text and notes, across marks and note marks, by case and by word", () => {
  const document = readYDoc(docWith(FIRST));
  expect(findText(document, sought("library")).map((hit) => hit.in)).toEqual(["block", "block", "note", "note"]);
  expect(findText(document, sought("library", { matchCase: true }))).toHaveLength(2);
  expect(findText(document, sought("librar", { wholeWord: true }))).toEqual([]);
  expect(findText(document, sought("."))).toHaveLength(2);
  expect(findText(document, sought(" "))).toEqual([]);
});

test("a word is bounded by letters of every script, not by A to Z", () => {
  const document = readYDoc(docWith([{ type: "text", text: "été étés \u00a0 два двадцать" }]));
  expect(findText(document, sought("été", { wholeWord: true }))).toHaveLength(1);
  expect(findText(document, sought("два", { wholeWord: true }))).toHaveLength(1);
  expect(findText(document, sought("étés два"))).toHaveLength(1);
});

test("replaces one hit after the other, keeps marks and notes, and the document stays well-formed", () => {
  const doc = docWith(FIRST);
  for (let left = 4; left > 0; left--) {
    const document = readYDoc(doc);
    const [hit] = findText(document, sought("library"));
    const holder = [...document.blocks, ...document.notes].find(({ id }) => id === hit!.id)!;
    expect(replaceHit(doc, hit!, plainText(holder.inline).slice(hit!.start, hit!.end), "archive")).toBe(true);
  }
  const { blocks, notes } = readYDoc(doc);
  expect(plainText(blocks[0]!.inline)).toBe("A archive, libraries and a archive.");
  expect(blocks[0]!.inline).toContainEqual({ type: "note", note: "n1" });
  expect(plainText(notes[0]!.inline)).toBe("The archive act\nand the archive fund.");
  expect(problemsOf(doc)).toEqual([]);
});

test("a hit in bold is replaced in bold; what somebody changed since is left alone", () => {
  const doc = docWith([
    { type: "text", text: "plain " },
    { type: "text", text: "strong", marks: ["bold"] },
  ]);
  const [hit] = findText(readYDoc(doc), sought("strong"));
  expect(replaceHit(doc, hit!, "strong", "firm")).toBe(true);
  expect(readYDoc(doc).blocks[0]!.inline).toEqual([
    { type: "text", text: "plain " },
    { type: "text", text: "firm", marks: ["bold"] },
  ]);
  expect(replaceHit(doc, hit!, "strong", "firm")).toBe(false);
});

test("finds each sign that a keyboard has, and what is written otherwise than it is typed", () => {
  const written =
    "co-operate, L\u2019eau, \u201cten\u201d 10\u202f000, nai\u0308ve, sub\u00admission, \u0130stanbul, I\u011eDIR, الموق\u0651عة. ()[]{}\\/^$*+?|-!#%&,:;<=>@_`~'\"";
  const document = readYDoc(docWith([{ type: "text", text: written }]));
  const found = (text: string, more?: Partial<Sought>) =>
    findText(document, sought(text, more)).map(({ start, end }) => written.slice(start, end));
  for (const sign of "()[]{}\\/^$*+?|!#%&:;<=>@_`~'\"") expect(found(sign)).toEqual([sign]);
  expect(found("co-operate", { wholeWord: true })).toEqual(["co-operate"]);
  expect(found("l'eau")).toEqual(["L\u2019eau"]);
  expect(found('"ten" 10 000')).toEqual(["\u201cten\u201d 10\u202f000"]);
  expect(found("na\u00efve", { wholeWord: true })).toEqual(["nai\u0308ve"]);
  expect(found("submission")).toEqual(["sub\u00admission"]);
  expect(found("istanbul")).toEqual(["\u0130stanbul"]);
  expect(found("\u0131\u011fd\u0131r")).toEqual(["I\u011eDIR"]);
  expect(found("istanbul", { matchCase: true })).toEqual([]);
  expect(found("الموقعة", { wholeWord: true })).toEqual(["الموق\u0651عة"]);
});
