import { describe, expect, it } from "vitest";
import type { Block } from "../document/document.js";
import { AS_WORD } from "../document/words.js";
import { againstPlan, coveredBy, lockedAgainst, planOf, sectionOf, sectionsOf, START } from "./plan.js";

const heading = (id: string, level = 1): Block => ({
  id,
  kind: "heading",
  ...(level > 1 && { level }),
  inline: [{ type: "text", text: `Heading ${id}` }],
});
const block = (id: string, words: number, kind: Block["kind"] = "paragraph"): Block => ({
  id,
  kind,
  inline: [{ type: "text", text: "word ".repeat(words) }],
});
const blocks = [
  block("p0", 3),
  heading("a"),
  block("p1", 5),
  heading("a1", 2),
  block("p2", 7),
  block("box", 20, "reference-box"),
  heading("b"),
  block("p3", 11),
];
const counted = { headings: true, quotedRecommendations: false, notes: false, cover: false, ...AS_WORD };
const plan = {
  sections: [
    { ...planOf({ sections: [], organisations: [] }, "a"), words: 10, organisationId: "o1", locked: true },
    { ...planOf({ sections: [], organisations: [] }, "b"), organisationId: "o1" },
  ],
  organisations: [{ id: "o2", words: 40 }],
};

describe("the sections of a text", () => {
  it("begin at its top headings, and before the first of them", () => {
    expect(sectionsOf(blocks).map((section) => [section.heading, section.blocks.map(({ id }) => id)])).toEqual([
      [START, ["p0"]],
      ["a", ["a", "p1", "a1", "p2", "box"]],
      ["b", ["b", "p3"]],
    ]);
    expect(sectionOf(blocks, "p2")).toBe("a");
    expect(sectionOf(blocks, "nowhere")).toBeNull();
  });

  it("are measured as the limit counts, against their budgets and their organisations'", () => {
    expect(againstPlan({ blocks }, plan, counted)).toEqual({
      sections: [
        { heading: START, words: 3, budget: null },
        { heading: "a", words: 16, budget: 10 },
        { heading: "b", words: 13, budget: null },
      ],
      organisations: [
        { id: "o2", words: 0, budget: 40 },
        { id: "o1", words: 29, budget: null },
      ],
    });
    expect(againstPlan({ blocks }, plan, { ...counted, quotedRecommendations: true }).sections[1]!.words).toBe(36);
  });

  it("are covered by a lock with the endnotes that they cite", () => {
    const cites: Block = { id: "p4", kind: "paragraph", inline: [{ type: "note", note: "n" }] };
    expect(coveredBy([...blocks, cites], ["b"])).toEqual(new Set(["b", "p3", "p4", "n"]));
    expect(coveredBy(blocks, [])).toEqual(new Set());
  });

  it("are locked against everybody but their organisation", () => {
    expect(lockedAgainst(plan.sections, ["o1"])).toEqual([]);
    expect(lockedAgainst(plan.sections, ["o2"])).toEqual(["a"]);
    expect(lockedAgainst(plan.sections, [])).toEqual(["a"]);
  });
});
