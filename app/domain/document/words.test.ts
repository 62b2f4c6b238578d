import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, emptyCover, type Inline, newId, SCHEMA_VERSION, type StructuredDocument } from "./document.js";
import { AS_WORD, countDocument, countWords, measure, type WordRules } from "./words.js";

const text = (words: string): Inline => ({ type: "text", text: words });
const block = (kind: Block["kind"], ...inline: Inline[]): Block => ({ id: newId(), kind, inline });
const documentOf = (blocks: Block[], notes: StructuredDocument["notes"] = []): StructuredDocument => ({
  schema: SCHEMA_VERSION,
  cover: emptyCover(),
  blocks,
  notes,
  links: [],
});
const ALL = { headings: true, quotedRecommendations: true, notes: false, cover: false, ...AS_WORD };

describe("words as Word counts them", () => {
  it.each([
    ["", 0],
    ["  \n\t ", 0],
    ["The right to education", 4],
    ["vis-à-vis and/or 06/30/2003", 3],
    ["a free – standing dash", 5],
    ["https://example.org/a?b=c d", 2],
    ["l’accès à l’information", 3],
    ["الحق في التعليم", 3],
    ["право на образование", 3],
    ["\u53d7\u6559\u80b2\u6743", 4],
    ["\u4eba\u6743 and law", 4],
    ["zero\u200bwidth \u200b joins", 2],
  ])("%j has %i", (words, expected) => {
    expect(countWords(words)).toBe(expected);
  });

  it.each<[string, Partial<WordRules>, number]>([
    ["a free – standing dash", { loneSigns: false }, 4],
    ["vis-à-vis and/or 06/30/2003", { compounds: true }, 8],
    ["l’accès à l’information, 3.5 %", { compounds: true }, 5],
    ["see (https://example.org/a-b/c) and www.example.org", { webAddresses: false }, 2],
    ["see https://example.org/a-b/c", { compounds: true }, 2],
    ["\u53d7\u6559\u80b2 – law", { loneSigns: false, compounds: true }, 4],
  ])("%j under %j has %i", (words, rules, expected) => {
    expect(countWords(words, { ...AS_WORD, ...rules })).toBe(expected);
  });

  it("a text and another after a blank have as many as both", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(countWords(`${a} ${b}`)).toBe(countWords(a) + countWords(b));
      }),
    );
  });
});

describe("a document's words", () => {
  const note = { id: "n1", inline: [text("Survey, 2025")] };
  const document = documentOf(
    [
      block("heading", text("Two words")),
      block("paragraph", text("One two "), text("three"), { type: "note", note: "n1" }, text(" four"), { type: "note", note: "n1" }),
      block("reference-box", text("Label:"), { type: "break" }, text("138.1 Go on")),
      block("recommendation", text("Act now.")),
    ],
    [note],
  );

  it("are counted by part; a note cited twice counts once, and a printed label one", () => {
    expect(countDocument(document)).toEqual({ body: 2 + 4 + 4 + 3, notes: 2, cover: 0, total: 15 });
  });

  it("are measured as the guideline set says", () => {
    expect(measure(document, 100, ALL).used).toBe(13);
    expect(measure(document, 100, { ...ALL, headings: false, quotedRecommendations: false, notes: true }).used).toBe(9);
  });

  it("pass the limit at a block and a word of it", () => {
    const { overFrom, sections } = measure(document, 5, ALL);
    expect(overFrom).toEqual({ block: document.blocks[1]!.id, wordsThatFit: 3 });
    expect(sections).toEqual([{ heading: document.blocks[0]!.id, words: 13 }]);
  });
});
