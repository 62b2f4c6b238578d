import { expect, it } from "vitest";
import type { Inline } from "./document.js";
import { noteSeparator } from "./note-separator.js";

/** "x" stands for text, "_" for a blank, "/" for a break, a digit for a note. */
const content = (signs: string): Inline[] =>
  [...signs].map((sign) =>
    sign === "/" ? { type: "break" } : /\d/.test(sign) ? { type: "note", note: sign } : { type: "text", text: sign === "_" ? " " : sign },
  );

it.each([
  ["x1", ["", ""]],
  ["x1x2", ["", "", "", ""]],
  ["x12x", ["", ",", "", ""]],
  ["x1_2", ["", ",", "", ""]],
  ["x123", ["", ",", ",", ""]],
  ["x1/2", ["", "", "", ""]],
  ["_12", ["", "\u2009", ""]],
  ["x1_23", ["", ",", "", "\u2009", ""]],
  ["12", ["\u2009", ""]],
])("keeps the numbers of %j apart", (signs, separators) => {
  const inline = content(signs);
  expect(inline.map((_, i) => noteSeparator(inline, i))).toEqual(separators);
});
