import { expect, it } from "vitest";
import { CYCLES, flattenTree, SECTION_TREES, TOPICS, treeOf } from "./section-trees.js";

it.each(CYCLES)("cycle %i has exactly one section for every topic", (cycle) => {
  const taken = flattenTree(SECTION_TREES[cycle]).flatMap((section) => section.topics);
  expect([...taken].sort()).toEqual([...TOPICS].sort());
});

it.each(CYCLES)("cycle %i gives each lettered section its own code, below its parent's", (cycle) => {
  const check = (sections: ReturnType<typeof treeOf>, parent: string) => {
    for (const section of sections) {
      if (section.code !== null) expect(section.code.startsWith(parent)).toBe(true);
      check(section.children, section.code ?? parent);
    }
  };
  check(SECTION_TREES[cycle], "");
  const codes = flattenTree(SECTION_TREES[cycle]).flatMap((section) => section.code ?? []);
  expect(new Set(codes).size).toBe(codes.length);
});

it("writes a fifth cycle like the fourth", () => {
  expect(treeOf(5)).toBe(SECTION_TREES[4]);
});
