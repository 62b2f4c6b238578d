import { describe, expect, it } from "vitest";
import { type CitableSource, findPoints, pointCoverage } from "./points.js";

const letter: CitableSource = {
  key: "source:1a",
  kind: "letter",
  title: "Letter",
  symbol: "",
  points: [
    { number: "1", headings: ["A. Equality"], text: "Adopting a plan against racism" },
    { number: "12 (a)", headings: ["B. Education"], text: "Opening libraries in prisons" },
  ],
};
const link = (block: string, symbol: string, number: string) => ({ block, symbol, number, kind: "evidence" as const });

describe("points of other sources", () => {
  it("stand with the links that cite them, and links to what is not there are told", () => {
    const links = [
      link("a", "source:1a", "12 (a)"),
      link("b", "A/HRC/32/8", "1"),
      link("c", "source:1a", "12 (a)"),
      link("d", "source:ff", "1"),
    ];
    const { points, lost } = pointCoverage(links, [letter]);
    expect(points.map(({ point, links: own }) => [point.number, own.map(({ block }) => block)])).toEqual([
      ["1", []],
      ["12 (a)", ["a", "c"]],
    ]);
    expect(lost.map(({ block }) => block)).toEqual(["d"]);
  });

  it.each([
    ["", ["1", "12 (a)"]],
    ["libraries PRISONS", ["12 (a)"]],
    ["equality", ["1"]],
    ["12 (a)", ["12 (a)"]],
    ["racism libraries", []],
  ])("are found by %j", (query, numbers) => expect(findPoints(letter, query).map(({ number }) => number)).toEqual(numbers));
});
