import { describe, expect, it } from "vitest";
import type { Block, RecommendationLink } from "~/app/domain/document/document.js";
import type { Answer } from "./coverage.js";
import { drawPicture, type Entry, sectionsOf, statusOf } from "./picture.js";

const answer = (block: string, level?: RecommendationLink["level"]): Answer => ({
  block,
  forms: ["link"],
  link: { block, symbol: "A/HRC/1/1", number: "1.1", kind: "addresses", ...(level && { level }) },
});
const entry = (number: string, groups: string[], ...blocks: string[]): Entry => ({
  symbol: "A/HRC/1/1",
  number,
  groups,
  answers: blocks.map((id) => answer(id)),
});
const block = (id: string, kind: Block["kind"], level = 1): Block => ({
  id,
  kind,
  level,
  inline: [{ type: "text", text: `Text of ${id}` }],
});

describe("status", () => {
  it.each([
    ["unanswered", []],
    ["once", [answer("a", "not")]],
    ["several", [answer("a"), answer("b", "not")]],
    ["several", [answer("a", "no-information"), answer("b", "not")]],
    ["contradictory", [answer("a", "implemented"), answer("b", "not")]],
  ] as const)("%s", (status, answers) => expect(statusOf({ answers })).toBe(status));
});

describe("picture", () => {
  const { sections, of } = sectionsOf([
    block("p", "paragraph"),
    block("h", "heading"),
    block("q", "paragraph"),
    block("i", "heading", 2),
    block("r", "paragraph"),
  ]);
  it("knows the section of each block", () => {
    expect(sections).toEqual([
      { id: null, title: "" },
      { id: "h", title: "Text of h" },
    ]);
    expect([...of]).toEqual([
      ["p", null],
      ["h", "h"],
      ["q", "h"],
      ["i", "h"],
      ["r", "h"],
    ]);
  });
  it("counts each recommendation once per group and column", () => {
    const picture = drawPicture(
      [entry("1.1", ["B", "A"], "p", "q", "r"), entry("1.2", ["A"]), entry("1.3", [], "r")],
      "theme",
      sections,
      ({ block: where }) => of.get(where) ?? null,
    );
    expect(picture.rows.map(({ value, cells, counts }) => [value, cells, counts.several, counts.unanswered])).toEqual([
      ["A", [1, 1], 1, 1],
      ["B", [1, 1], 1, 0],
      ["", [0, 1], 0, 0],
    ]);
  });
});
