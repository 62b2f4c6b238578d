import { expect, it } from "vitest";
import type { Block } from "./document.js";
import { number } from "./numbering.js";

const heading = (level: number, i: number, numbered = true): Block => ({ id: String(i), kind: "heading", level, numbered, inline: [] });

it.each([
  [
    [1, 2, 2, 1, 2],
    ["1", "1.1", "1.2", "2", "2.1"],
  ],
  [
    [1, 3, 2],
    ["1", "1.1.1", "1.2"],
  ],
  [[3], ["1.1.1"]],
  [
    [2, 1],
    ["1.1", "2"],
  ],
  [
    [1, 2, 3, 1, 3, 3, 2],
    ["1", "1.1", "1.1.1", "2", "2.1.1", "2.1.2", "2.2"],
  ],
])("numbers headings of the levels %j as a word processor does", (levels, printed) => {
  expect([...number(levels.map((level, i) => heading(level, i))).blocks.values()]).toEqual(printed);
});

it("passes over headings without a number", () => {
  expect([...number([heading(1, 0), heading(1, 1, false), heading(2, 2), heading(1, 3)]).blocks]).toEqual([
    ["0", "1"],
    ["2", "1.1"],
    ["3", "2"],
  ]);
});
