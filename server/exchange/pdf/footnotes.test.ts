import fc from "fast-check";
import { expect, it } from "vitest";
import { takeFootnotes } from "./footnotes.js";

const piece = fc.constantFrom(
  "rooms",
  "were closed.",
  "km²",
  "10⁶",
  "¹",
  "²",
  "³",
  "⁴",
  "1",
  "2.",
  "3)",
  "¹²",
  "[1]",
  "مكتبة،",
  "Ibid., p. 5.",
);
const line = fc.record({
  text: fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(" ")),
  height: fc.constantFrom(8, 11, 11, 11, 16),
});
const page = fc.array(line, { maxLength: 12 }).map((lines) => ({
  height: 800,
  lines: lines.map((one, i) => ({ ...one, y: 790 - i * 66 })),
}));
/** Letters alone: a label is taken off its note, and a mark may have another number. */
const words = (texts: readonly string[]) => texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []).sort();

it("no word is lost or written twice, whatever stands on the pages", () => {
  fc.assert(
    fc.property(fc.array(page, { maxLength: 6 }), (pages) => {
      const { pages: left, notes } = takeFootnotes(pages);
      const all = [...left.flatMap(({ lines }) => lines.map(({ text }) => text)), ...notes.flatMap(({ lines }) => lines)];
      expect(words(all)).toEqual(words(pages.flatMap(({ lines }) => lines.map(({ text }) => text))));
      expect(new Set(notes.map(({ number }) => number)).size).toBe(notes.length);
    }),
    { numRuns: 2000 },
  );
});
