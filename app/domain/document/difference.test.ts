import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "./align.js";
import { difference, sides, summary } from "./difference.js";
import { type Block, BLOCK_KINDS, emptyCover, type Inline, MARKS, SCHEMA_VERSION, type StructuredDocument } from "./document.js";
import { joined, wordDifference, wordSides } from "./word-difference.js";

const word = fc.constantFrom(
  "library",
  "libraries",
  "closed",
  "34",
  "the",
  "été",
  "\u6f22\u5b57",
  "\u0645\u0643\u062a\u0628\u0629",
  "well-known",
  ",",
  " ",
  "  ",
);
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
const part: fc.Arbitrary<Inline> = fc.oneof(
  fc
    .record({ text, bold: fc.boolean(), link: fc.option(fc.constant("https://example.org"), { nil: undefined }) })
    .map(({ text: t, bold, link }) => ({
      type: "text" as const,
      text: t,
      ...(bold && { marks: [MARKS[0]] }),
      ...(link && { link }),
    })),
  fc.constant<Inline>({ type: "break" }),
  fc.constantFrom<Inline>({ type: "note", note: "n1" }, { type: "note", note: "n2" }),
);
const content = fc.array(part, { maxLength: 5 }).map(joined);
const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), { maxLength: 8 });
const blocks: fc.Arbitrary<Block[]> = ids.chain((list) =>
  fc.tuple(
    ...list.map((id) => fc.record({ kind: fc.constantFrom(...BLOCK_KINDS), inline: content }).map((rest): Block => ({ id, ...rest }))),
  ),
);
const documents: fc.Arbitrary<StructuredDocument> = fc
  .record({
    blocks,
    notes: fc
      .uniqueArray(fc.constantFrom("n1", "n2", "n3"), { maxLength: 3 })
      .chain((list) => fc.tuple(...list.map((id) => content.map((inline) => ({ id, inline }))))),
    title: fc.oneof(fc.constant(""), text),
    organisations: fc.array(fc.constantFrom("One", "Two", "Three"), { maxLength: 3 }),
    links: fc.array(fc.constantFrom("138.1", "138.2"), { maxLength: 2 }),
    annexes: fc.array(fc.constantFrom("Survey", "Photographs"), { maxLength: 2 }),
    tags: fc.array(fc.constantFrom("education", "prison"), { maxLength: 2 }),
  })
  .map(({ title, organisations, links, annexes, tags, ...rest }) => ({
    ...rest,
    schema: SCHEMA_VERSION,
    cover: {
      ...emptyCover(),
      title,
      organisations: organisations.map((name) => ({ name, acronym: "", address: "", website: "", description: "" })),
    },
    links: links.map((number) => ({ block: "a", symbol: "A/HRC/1/1", number, kind: "addresses" as const })),
    ...(annexes.length > 0 && { annexes: annexes.map((name) => ({ title: name, file: `${name}.pdf`, sha256: name })) }),
    ...(tags.length > 0 && { tags: tags.map((value) => ({ block: "a", kind: "theme" as const, value })) }),
  }));

const paragraph = (id: string, words: string, more: Partial<Block> = {}): Block => ({
  id,
  kind: "paragraph",
  inline: [{ type: "text", text: words }],
  ...more,
});
const documentWith = (...list: Block[]): StructuredDocument => ({
  schema: SCHEMA_VERSION,
  cover: emptyCover(),
  blocks: list,
  notes: [],
  links: [],
});

describe("the difference of two documents", () => {
  it("gives back both of them", () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const both = sides(difference(before, after));
        expect({ ...both.before, schema: SCHEMA_VERSION }).toEqual(before);
        expect({ ...both.after, schema: SCHEMA_VERSION }).toEqual(after);
      }),
      { numRuns: 400 },
    );
  });

  it("of a document and itself is nothing", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const found = difference(document, structuredClone(document));
        expect(found.blocks.every((change) => change.is === "same" && !change.moved)).toBe(true);
        expect(found.notes.every((change) => change.is === "same")).toBe(true);
        expect([...found.links, ...found.tags, ...found.cover.organisations].every(({ is }) => is === "same")).toBe(true);
      }),
    );
  });

  it("tells an annex that was replaced by another file", () => {
    const annex = (sha256: string) => ({ ...documentWith(), annexes: [{ title: "Survey", file: "survey.pdf", sha256 }] });
    expect(difference(annex("a"), annex("b")).annexes.map(({ is, item }) => [is, item.sha256])).toEqual([
      ["removed", "a"],
      ["added", "b"],
    ]);
    expect(difference(annex("a"), annex("a")).annexes.map(({ is }) => is)).toEqual(["same"]);
  });

  it("tells a block that only moved from one that changed", () => {
    const before = documentWith(paragraph("a", "First."), paragraph("b", "Second."), paragraph("c", "Third."), paragraph("d", "Fourth."));
    const after = documentWith(
      paragraph("d", "Fourth."),
      paragraph("a", "First."),
      paragraph("b", "Second, longer."),
      paragraph("c", "Third."),
    );
    const found = difference(before, after);
    expect(found.blocks.map((change) => [change.is, "moved" in change && change.moved])).toEqual([
      ["same", true],
      ["same", false],
      ["changed", false],
      ["same", false],
      ["left", false],
    ]);
    expect(summary(found)).toEqual({ added: 0, removed: 0, changed: 1, moved: 1 });
  });

  it("keeps what was removed where it was", () => {
    const found = difference(
      documentWith(paragraph("a", "One."), paragraph("b", "Two."), paragraph("c", "Three.")),
      documentWith(paragraph("a", "One."), paragraph("x", "New."), paragraph("c", "Three.")),
    );
    expect(found.blocks.map((change) => change.is)).toEqual(["same", "removed", "added", "same"]);
  });
});

describe("the difference by words", () => {
  const runs = (before: string, after: string) =>
    wordDifference([{ type: "text", text: before }], [{ type: "text", text: after }]).map((change) =>
      change.is === "restyled" ? [change.is] : [change.is, change.inline.map((one) => (one.type === "text" ? one.text : "|")).join("")],
    );

  it("gives back both contents", () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        expect(wordSides(wordDifference(before, after))).toEqual({ before, after });
      }),
      { numRuns: 500 },
    );
  });

  it("takes whole words, not letters", () => {
    expect(runs("Belgium closed 34 libraries in 2019.", "Belgium closed 36 libraries in 2019.")).toEqual([
      ["same", "Belgium closed "],
      ["removed", "34"],
      ["added", "36"],
      ["same", " libraries in 2019."],
    ]);
  });

  it("joins changed words that only a blank divides", () => {
    expect(runs("They were closed by force in the north of it.", "They stay open by force in the north of it.")).toEqual([
      ["same", "They "],
      ["removed", "were closed"],
      ["added", "stay open"],
      ["same", " by force in the north of it."],
    ]);
  });

  it("shows a paragraph written anew as removed and added", () => {
    expect(runs("One two three four five six.", "Nothing of this, not at all, has stayed.").map(([is]) => is)).toEqual([
      "removed",
      "added",
    ]);
  });

  it("says when words are only set otherwise", () => {
    const [first] = wordDifference([{ type: "text", text: "Libraries" }], [{ type: "text", text: "Libraries", marks: ["bold"] }]);
    expect(first?.is).toBe("restyled");
  });

  it("ends soon on two long texts that have nothing in common", () => {
    const long = (letter: string) => Array.from({ length: 6000 }, (_, i) => `${letter}${String(i)}`).join(" ");
    expect(runs(long("a"), long("b")).map(([is]) => is)).toEqual(["removed", "added"]);
  });
});

describe("two lists side by side", () => {
  const list = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 8 }).map((all) => [...new Set(all)].map((id) => ({ id })));
  it("tells both lists whole", () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const steps = align(before, after);
        expect(steps.flatMap((step) => (step.is === "added" || (step.is === "kept" && step.moved) ? [] : [step.before.id]))).toEqual(
          before.map(({ id }) => id),
        );
        expect(steps.flatMap((step) => (step.is === "added" || step.is === "kept" ? [step.after.id] : []))).toEqual(
          after.map(({ id }) => id),
        );
      }),
    );
  });
});
