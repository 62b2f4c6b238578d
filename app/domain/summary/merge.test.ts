import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Block, emptyCover, newId, plainText, type StructuredDocument } from "../document/document.js";
import { problemsOf } from "../document/schema.js";
import { BODY_ROOT, writeBlocks } from "../document/yjs.js";
import { checkSummary, sentencesOfBlock } from "./check-summary.js";
import { printSummary } from "./print-summary.js";
import { compileInto, compileSummary } from "./testing.js";
import type { SummaryRequest, SummarySource } from "./summary.js";
import { sourcesByNote } from "./text.js";
import { citationsIn, readSummaryText } from "./text-yjs.js";

const document = (prefix: string, ...rows: [Block["kind"], string][]): StructuredDocument => ({
  schema: 1,
  cover: emptyCover(),
  blocks: rows.map(([kind, text], i) => ({ id: `${prefix}${String(i)}`, kind, inline: [{ type: "text", text }] })),
  notes: [],
  links: [],
});
const source = (jsNumber: number, ...rows: [Block["kind"], string][]): SummarySource => ({
  id: `s${String(jsNumber)}`,
  acronym: "",
  jsNumber,
  kind: "joint",
  title: `Joint text ${String(jsNumber)}`,
  language: "en",
  organisations: [{ name: "Readers", acronym: "RD", address: "Rue 1, 1000 Brussels, Belgium", website: "", description: "" }],
  document: document(`x${String(jsNumber)}`, ...rows),
});
const first = source(
  1,
  ["heading", "Education"],
  ["paragraph", "The schools of the south have no library."],
  ["recommendation", "Fund a library in every school."],
);
const second = source(2, ["heading", "Prisons"], ["paragraph", "Many detainees wait three months for a medical visit."]);
const third = source(3, ["heading", "Education"], ["paragraph", "The schools in the south still have no library."]);
const request = (...submissions: SummarySource[]): SummaryRequest => ({
  review: { stateName: "Belgium", stateCode: "BEL", session: 52, cycle: 4 },
  submissions,
});
const paragraphs = (doc: Y.Doc) => readSummaryText(doc).document.blocks.filter(({ kind }) => kind === "paragraph");
const texts = (doc: Y.Doc) => paragraphs(doc).map(({ inline }) => plainText(inline));
function indexOf(doc: Y.Doc, beginning: string): number {
  return readSummaryText(doc).document.blocks.findIndex(({ inline }) => plainText(inline).startsWith(beginning));
}
/** Types at the end of the block that begins so. */
function type(doc: Y.Doc, beginning: string, text: string) {
  const block = doc.getXmlElement(BODY_ROOT).get(indexOf(doc, beginning)) as Y.XmlElement;
  block.push([new Y.XmlText(text)]);
}

describe("compiling again", () => {
  it("changes nothing where nothing has changed, not even a byte", () => {
    const doc = new Y.Doc();
    compileInto(doc, request(first, second));
    const before = Y.encodeStateAsUpdate(doc);
    expect(compileInto(doc, request(first, second))).toEqual({ added: 0, replaced: 0, removed: 0, unchanged: 4, kept: 0, leftOut: 0 });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(problemsOf(doc)).toEqual([]);
  });

  it("keeps what people edited and wrote, replaces the rest, adds what is new", () => {
    const doc = new Y.Doc();
    compileInto(doc, request(first));
    type(doc, "Joint submission 1 (JS1) stated that the schools", " It was known.");
    const own: Block = { id: newId(), kind: "paragraph", inline: [{ type: "text", text: "Written by hand." }] };
    writeBlocks(doc.getXmlElement(BODY_ROOT), [own], indexOf(doc, "JS1 recommended") + 1);
    const report = compileInto(doc, request(first, second));
    expect(report).toEqual({ added: 1, replaced: 1, removed: 0, unchanged: 1, kept: 2, leftOut: 0 });
    expect(texts(doc).slice(1)).toEqual([
      "Joint submission 2 (JS2) stated that many detainees waited three months for a medical visit.",
      "Joint submission 1 (JS1) stated that the schools of the south had no library. It was known.",
      "JS1 recommended that Belgium fund a library in every school.",
      "Written by hand.",
    ]);
    expect(texts(doc)[0]).toContain("a summary of 2 stakeholders’ submissions");
  });

  it("leaves an introduction that people have changed as it is", () => {
    const doc = new Y.Doc();
    compileInto(doc, request(first));
    type(doc, "The present report", " It is short.");
    expect(compileInto(doc, request(first, second))).toMatchObject({ kept: 1, added: 1 });
    expect(texts(doc).filter((text) => text.startsWith("The present report"))).toHaveLength(1);
  });

  it("does not bring back what people took out, and takes out what is no longer filed", () => {
    const doc = new Y.Doc();
    compileInto(doc, request(first, second));
    doc.getXmlElement(BODY_ROOT).delete(indexOf(doc, "JS1 recommended"), 1);
    const report = compileInto(doc, request(first));
    expect(report).toEqual({ added: 0, replaced: 1, removed: 1, unchanged: 1, kept: 0, leftOut: 1 });
    expect(texts(doc).slice(1)).toEqual(["Joint submission 1 (JS1) stated that the schools of the south had no library."]);
  });

  it("takes a source that somebody added to a citation for an edit", () => {
    const doc = new Y.Doc();
    compileInto(doc, request(first));
    const [note] = [...citationsIn(doc).values()].map((one) => one.note);
    citationsIn(doc).set(`${note!}\ns2\nalso`, { note: note!, submission: "s2", blocks: ["x21"], also: true, page: "", order: 1 });
    expect(compileInto(doc, request(first, second)).kept).toBe(1);
    expect(printSummary(readSummaryText(doc), request(first, second)).notes.map(({ text }) => text)).toContain(
      "JS1, para. 1. See also JS2, para. 1.",
    );
  });
});

describe("a draft", () => {
  it("draws together what several say alike, and every sentence knows where it came from", () => {
    const { text, notes } = compileSummary(request(first, second, third));
    expect(notes.map((note) => note.text)).toContain("JS1, para. 1 and JS3, para. 1.");
    const origins = text.compiled.flatMap((entry) =>
      entry.origins.map((origin) => [entry.text.slice(origin.from, origin.to), origin.submission, origin.sentence]),
    );
    expect(origins).toContainEqual([
      "Joint submission 1 (JS1) and Joint submission 3 (JS3) stated that the schools of the south had no library.",
      "s3",
      "The schools in the south still have no library.",
    ]);
    expect(checkSummary(text, ["s1", "s2", "s3"], [])).toEqual({ unsourced: [], uncited: [], overShare: [], notFiled: [] });
  });

  it("follows the numbers that a submission's paragraphs have now", () => {
    const { text } = compileSummary(request(first));
    const renumbered = {
      ...first,
      document: { ...first.document, blocks: [{ ...first.document.blocks[1]!, id: "new" }, ...first.document.blocks] },
    };
    expect(printSummary(text, request(renumbered)).notes.map((note) => note.text)).toContain("JS1, para. 2.");
  });
});

describe("what is not yet as it should be", () => {
  it("is a sentence without a source, a stakeholder without a mention, a section over its share", () => {
    const doc = new Y.Doc();
    compileInto(doc, request(first));
    type(doc, "Joint submission 1 (JS1) stated", " This is nobody's.");
    const text = readSummaryText(doc);
    const heading = text.compiled.find(({ share }) => (share ?? 0) > 0)!;
    const findings = checkSummary(text, ["s1", "s2"], [{ heading: heading.block, words: heading.share! * 2 }]);
    expect(findings.unsourced.map((one) => one.text)).toEqual(["This is nobody's."]);
    expect(findings.uncited).toEqual(["s2"]);
    expect(findings.overShare).toHaveLength(1);
    expect(checkSummary(text, [], []).notFiled).toHaveLength(2);
  });

  it("gives a mark to the sentence that it follows", () => {
    const block: Block = {
      id: "b",
      kind: "paragraph",
      inline: [
        { type: "text", text: "One." },
        { type: "note", note: "n" },
        { type: "text", text: " Two. Three." },
      ],
    };
    const sources = sourcesByNote([{ note: "n", submission: "s1", blocks: [], also: false, page: "", order: 0 }]);
    expect(sentencesOfBlock(block, sources).map(({ text, sourced }) => [text, sourced])).toEqual([
      ["One.", true],
      ["Two.", false],
      ["Three.", false],
    ]);
  });
});
