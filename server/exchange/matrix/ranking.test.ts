import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRanker } from "~/app/domain/mapping/rank.js";
import { sharedFile } from "~/e2e/shared.js";
import { readMatrix } from "./read-matrix.js";

const queries = sharedFile("data/mapping/svn-queries.jsonl");
const matrix = sharedFile("data/matrices/svn-upr20.docx");

describe.skipIf(!queries || !matrix)("OHCHR's own footnotes (skipped without the shared folder)", () => {
  it("reaches a mean average precision of 0.55", () => {
    const ohchr = createRanker(readMatrix(readFileSync(matrix!), { fileName: "matrix.docx" }));
    const all = readFileSync(queries!, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string; gold: string[] });
    const precisions = all.map(({ text, gold }) => {
      let hits = 0;
      return ohchr.rank(text, 163).reduce((sum, { number }, i) => sum + (gold.includes(number) ? ++hits / (i + 1) : 0), 0) / gold.length;
    });
    expect(precisions.reduce((a, b) => a + b, 0) / all.length).toBeGreaterThan(0.55);
  });
});
