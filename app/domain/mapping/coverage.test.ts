import { describe, expect, it } from "vitest";
import { type Block, emptyCover, type RecommendationLink, type StructuredDocument } from "~/app/domain/document/document.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { coverage, isAnswered } from "./coverage.js";

const recommendation = (number: string, symbol = "A/HRC/32/8"): Recommendation => ({
  symbol,
  number,
  text: "",
  states: [],
  position: "supported",
  positionSource: "",
  themes: [],
  sdgs: [],
  persons: [],
});
const block = (id: string, kind: Block["kind"], text: string): Block => ({
  id,
  kind,
  inline: text.split("\n").flatMap((line, i) => [...(i > 0 ? [{ type: "break" as const }] : []), { type: "text" as const, text: line }]),
});
const document = (blocks: Block[], links: RecommendationLink[] = []): StructuredDocument => ({
  schema: 1,
  cover: emptyCover(),
  blocks,
  notes: [],
  links,
});

const list = ["138.117", "138.109", "139.11", "138.70", "138.1"].map((number) => recommendation(number));
const text = document(
  [
    block("p1", "paragraph", "Such recommendations as 138,117, 139,11 and 138,999."),
    block("h1", "heading", "1.1 Groups"),
    block("b1", "reference-box", "UPR of Belgium 2nd cycle recommendations:\n138.117 Continue\n138.109 Encourage"),
    block("p2", "paragraph", "There are 50.000 books."),
    block("u1", "bullet", "See 139.11."),
    block("r1", "recommendation", "Belgium should."),
    block("p3", "paragraph", "More."),
    block("h2", "heading", "Another"),
    block("p4", "paragraph", "Nothing."),
  ],
  [{ block: "p4", symbol: "A/HRC/32/8", number: "138.70", kind: "evidence", level: "partly" }],
);

describe("coverage", () => {
  const found = coverage(text, list);
  const answers = (number: string) =>
    found.recommendations.find((one) => one.recommendation.number === number)!.answers.map(({ block, forms }) => [block, ...forms]);
  it("takes a number in the text, a box above until the next heading, and links by hand", () => {
    expect(answers("138.117")).toEqual([
      ["p1", "inline"],
      ["p2", "box"],
      ["p3", "box"],
    ]);
    expect(answers("138.109")).toEqual([
      ["p2", "box"],
      ["p3", "box"],
    ]);
    expect(answers("138.70")).toEqual([["p4", "link"]]);
  });
  it("counts a bullet's number for its paragraph", () =>
    expect(answers("139.11")).toEqual([
      ["p1", "inline"],
      ["p2", "inline"],
    ]));
  it("shows what nobody answers", () =>
    expect(found.recommendations.filter((one) => !isAnswered(one)).map((one) => one.recommendation.number)).toEqual(["138.1"]));
  it("reports numbers that the list does not hold", () => expect(found.unknown).toEqual([{ block: "p1", number: "138.999" }]));
  it("tells each block's recommendations and where they are typed", () => {
    expect(found.blocks.get("p1")?.map((one) => [one.number, one.known, one.place])).toEqual([
      ["138.117", true, { start: 24, end: 31 }],
      ["139.11", true, { start: 33, end: 39 }],
      ["138.999", false, { start: 44, end: 51 }],
    ]);
    expect(found.blocks.get("u1")?.map((one) => [one.number, one.form])).toEqual([
      ["139.11", "inline"],
      ["138.117", "box"],
      ["138.109", "box"],
    ]);
  });
  it("keeps two reports apart where the text names one", () => {
    const both = [recommendation("138.1"), recommendation("138.1", "A/HRC/18/3")];
    const answered = (words: string) => coverage(document([block("a", "paragraph", words)]), both).recommendations.map(isAnswered);
    expect(answered("See A/HRC/18/3, para. 138.1.")).toEqual([false, true]);
    expect(answered("See 138.1.")).toEqual([true, true]);
  });
});
