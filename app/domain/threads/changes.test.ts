import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, plainText } from "../document/document.js";
import { readStyle } from "../document/block-style.js";
import { changesBetween, leftOut, withChanges } from "./changes.js";
import { merged } from "./merged.js";
import { wordChanges, wordsChange } from "./word-changes.js";

const block = (id: string, text: string, kind: Block["kind"] = "paragraph"): Block => ({
  id,
  kind,
  inline: text === "" ? [] : [{ type: "text", text }],
});
const base = [block("a", "Belgium closed 34 libraries in 2024."), block("b", "Nothing was said."), block("c", "")];
const texts = (blocks: readonly Block[]) => blocks.map(({ inline }) => plainText(inline));

describe("what a draft proposes", () => {
  it.each([
    [
      "another word",
      "Belgium closed 35 libraries in 2024.",
      [{ kind: "replace", range: { block: "a", start: 15, end: 17, quote: "34" }, proposed: "35" }],
    ],
    [
      "two places",
      "Flanders closed 34 libraries in 2025.",
      [
        { kind: "replace", range: { block: "a", start: 0, end: 7, quote: "Belgium" }, proposed: "Flanders" },
        { kind: "replace", range: { block: "a", start: 31, end: 35, quote: "2024" }, proposed: "2025" },
      ],
    ],
    [
      "an insertion, with the word before it",
      "Belgium closed 34 public libraries in 2024.",
      [{ kind: "replace", range: { block: "a", start: 15, end: 18, quote: "34 " }, proposed: "34 public " }],
    ],
    ["nothing", "Belgium closed 34 libraries in 2024.", []],
  ])("%s", (_what, text, expected) => {
    expect(changesBetween(base, [block("a", text), ...base.slice(1)])).toEqual(expected);
  });

  it.each([
    ["Закрыты 34 библиотеки.", "Открыты 34 библиотеки.", "Закрыты", "Открыты"],
    ["الاستعراض الأخير", "الاستعراض الثالث", "الأخير", "الثالث"],
    ["Οι βιβλιοθήκες έκλεισαν", "Οι σχολές έκλεισαν", "βιβλιοθήκες", "σχολές"],
  ])("whole words in any script: %s", (from, to, quote, proposed) => {
    const [change] = changesBetween([block("a", from)], [block("a", to)]);
    expect(change).toMatchObject({ range: { quote }, proposed });
  });

  it.each([
    ["add", "34 ", "34 public "],
    ["cut", "34 public", "34"],
    ["replace", "34", "35"],
    ["replace", "34 public libraries", "34 libraries closed"],
  ])("is named for what it does: %s", (name, from, to) => {
    expect(wordsChange(from, to)).toBe(name);
  });

  it("of a sentence that was written anew the new one, whatever little words both have", () => {
    const from = "In Flanders, all prison libraries try to cooperate with schools, and learning the language is one of the priorities.";
    const to = "In Ghent the municipal library has begun to offer lessons, and nobody who asks for the books is turned away.";
    expect(changesBetween([block("a", from)], [block("a", to)])).toHaveLength(1);
  });

  it("new paragraphs, a removed one, words where there were none", () => {
    const draft = [base[0]!, block("x", "First."), block("y", "Second."), block("c", "Words.")];
    expect(changesBetween(base, draft)).toEqual([
      {
        kind: "insert",
        range: { block: "a", start: 0, end: 36, quote: "Belgium closed 34 libraries in 2024." },
        proposed: "First.\nSecond.",
      },
      { kind: "remove", range: { block: "b", start: 0, end: 17, quote: "Nothing was said." }, proposed: "" },
      { kind: "replace", range: { block: "c", start: 0, end: 0, quote: "" }, proposed: "Words." },
    ]);
  });

  it("another kind of block, with its level", () => {
    const draft = [base[0]!, { ...block("b", "Nothing was said.", "heading"), level: 2 }, base[2]!];
    const changes = changesBetween(base, draft);
    expect(changes).toEqual([
      { kind: "style", range: { block: "b", start: 0, end: 17, quote: "Nothing was said." }, proposed: "heading-2" },
    ]);
    expect(withChanges(base, changes)).toEqual(draft);
  });

  it.each(["heading", "heading-4", "bullet-3", "paragraph-1", "table", ""])("no style: %s", (style) => expect(readStyle(style)).toBeNull());

  it("and what it cannot propose is told", () => {
    const [first, second, third] = base as [Block, Block, Block];
    const bold: Block = { ...second, inline: [{ type: "text", text: "Nothing was said.", marks: ["bold"] }] };
    const noted: Block = { ...second, inline: [...second.inline, { type: "note", note: "n" }] };
    expect(leftOut(base, base)).toEqual([]);
    expect(leftOut(base, [first, block("x", "New."), third])).toEqual([]);
    expect(leftOut(base, [first, bold, third])).toEqual(["format"]);
    expect(leftOut([first, noted, third], base)).toEqual(["note"]);
    expect(leftOut(base, [second, first, third])).toEqual(["move"]);
  });

  it("made in the text gives the draft, whatever was changed", () => {
    const words = fc
      .array(fc.constantFrom("one", "two", "two,", " ", "  ", "three.", "é"), { maxLength: 12 })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(words, words, (from, to) => {
        const [before, after] = [
          [block("a", from), block("b", "End.")],
          [block("a", to), block("b", "End.")],
        ];
        expect(texts(withChanges(before, changesBetween(before, after)))).toEqual(texts(after));
        for (const { start, removed } of wordChanges(from, to)) expect(from.slice(start, start + removed.length)).toBe(removed);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a proposal for words that changed meanwhile", () => {
  it.each([
    ["a b c d e f", "a b c d e F", "A b c d e f", "A b c d e F"],
    ["a b c", "a x c", "a y c", null],
    ["a b", "a b", "a c", "a c"],
  ])("%s, now %s, proposed %s", (was, now, proposed, expected) => {
    expect(merged(was, now, proposed)).toBe(expected);
  });
});
