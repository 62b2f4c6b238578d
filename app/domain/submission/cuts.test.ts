import { describe, expect, it } from "vitest";
import type { Block } from "../document/document.js";
import { AS_WORD } from "../document/words.js";
import { quotations, repetitions } from "./cuts.js";

const block = (id: string, text: string, kind: Block["kind"] = "paragraph"): Block => ({ id, kind, inline: [{ type: "text", text }] });
const counted = { headings: true, quotedRecommendations: true, notes: false, cover: false, ...AS_WORD };

describe("where a text can be cut", () => {
  it("finds sentences that stand in it twice", () => {
    const found = repetitions([
      block("a", "The Government closed thirty-four public libraries within one year. Nothing replaced them."),
      block("b", "It has said so. The government closed thirty-four public libraries within one year!"),
      block("c", "Nothing replaced them."),
    ]);
    expect(found).toEqual([
      { text: "The government closed thirty-four public libraries within one year!", words: 10, exact: true, first: "a", again: "b" },
    ]);
  });

  it("but not the labels of boxes, which are alike by their nature", () => {
    const label = "Recommendations that Norway and Chile made last time:";
    expect(repetitions([block("a", `${label}\n138.7 Keep them.`, "reference-box"), block("b", label, "reference-box")])).toEqual([]);
  });

  it("finds those that say nearly the same", () => {
    const found = repetitions([
      block("a", "Rural children lost their only access to books and computers after school."),
      block("b", "Rural children lost the only access to books and computers after school hours."),
      block("c", "Rural roads are repaired by the provinces, not by the communes themselves."),
    ]);
    expect(found.map(({ exact, first, again }) => [exact, first, again])).toEqual([[false, "a", "b"]]);
  });

  it("finds the words of recommendations where the limit counts them", () => {
    const recommendations = [
      { number: "138.7", text: "Take effective measures to keep public libraries open in all rural communes (Norway)" },
    ];
    const blocks = [
      block("box", "Second cycle\n138.7 Take effective measures to keep public libraries open in all rural communes", "reference-box"),
      block("p", "Belgium has taken measures to keep some libraries open."),
    ];
    expect(quotations(blocks, recommendations, counted)).toEqual([{ block: "box", number: "138.7", words: 12 }]);
    expect(quotations(blocks, recommendations, { ...counted, quotedRecommendations: false })).toEqual([]);
  });
});
