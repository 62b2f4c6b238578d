import { describe, expect, it } from "vitest";
import { emptyCover, type ImplementationLevel, type StructuredDocument } from "../document/document.js";
import type { Recommendation } from "../recommendations/recommendation.js";
import { recommendationPairs, saidIn, sentencePairs, stanceOf, viewsOf } from "./agreement.js";

const document = (paragraphs: string[], level?: ImplementationLevel): StructuredDocument => ({
  schema: 1,
  cover: emptyCover(),
  blocks: paragraphs.map((text, i) => ({ id: `p${String(i + 1)}`, kind: "paragraph", inline: [{ type: "text", text }] })),
  notes: [],
  links: level ? [{ block: "p1", symbol: "A/HRC/1", number: "1.1", kind: "addresses", level }] : [],
});

describe("two sentences that speak alike", () => {
  it.each([
    ["Most schools in the south have a library.", "In the south most schools have a library.", "same"],
    ["Most schools in the south have a library.", "Most schools in the south have no library.", "denies"],
    ["Prisoners weren’t given access to books.", "Prisoners were given access to books.", "denies"],
    ["Belgium closed 34 libraries in 2024.", "Belgium closed 12 libraries in 2024.", "figures"],
    ["Belgium closed 1,200 libraries in 2023.", "In 2024, Belgium closed 1200 libraries.", "same"],
    ["Les écoles du sud ont une bibliothèque.", "Les écoles du sud n’ont pas de bibliothèque.", "denies"],
    ["南部的学校有图书馆。", "南部的学校没有图书馆。", "denies"],
  ])("%s / %s: %s", (one, other, stance) => {
    expect(stanceOf(one, other)).toBe(stance);
  });

  it("are found with their paragraphs, the most alike of several", () => {
    const one = saidIn(document(["Nothing alike here. The public libraries of Wallonia closed 34 branches in one year."]));
    const other = saidIn(
      document([
        "The weather is fine in Ghent today.",
        "Public libraries in Wallonia closed 12 branches within one year.",
        "Libraries of Wallonia closed.",
      ]),
    );
    expect(sentencePairs(one, other)).toEqual([{ one: one[1], other: other[1], stance: "figures" }]);
    expect(sentencePairs(one, other)[0]!.other.paragraph).toBe("2");
  });
});

describe("two views of one recommendation", () => {
  const recommendations = [
    { symbol: "A/HRC/1", number: "1.1", text: "Open libraries", themes: [], positionSource: "" },
  ] as unknown as Recommendation[];
  const pairs = (one: StructuredDocument, other: StructuredDocument) =>
    recommendationPairs(viewsOf(one, recommendations), viewsOf(other, recommendations), recommendations);
  it.each([
    ["implemented", "implemented", "agree"],
    ["implemented", "not", "contradict"],
    ["partly", "no-information", "both"],
  ] as const)("%s and %s: %s", (one, other, stance) => {
    const found = pairs(document(["Libraries."], one), document(["Books."], other));
    expect(found).toMatchObject([{ number: "1.1", stance, one: { level: one, paragraph: "1" }, other: { level: other, text: "Books." } }]);
  });

  it("are none where only one speaks of it", () => {
    expect(pairs(document(["Libraries."], "not"), document(["Books."]))).toEqual([]);
  });
});
