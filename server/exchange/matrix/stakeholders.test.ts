import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { emptyCover, type StructuredDocument } from "~/app/domain/document/document.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { statementMatrix } from "~/app/domain/summary/statements.js";
import type { SummarySource } from "~/app/domain/summary/summary.js";
import { writeStatementsCsv, writeStatementsJson, writeStatementsXlsx } from "./stakeholders.js";

const recommendation: Recommendation = {
  symbol: "A/HRC/32/8",
  number: "138.5",
  text: "Open libraries, in every prison",
  states: ["Chad"],
  position: "supported",
  positionSource: "",
  themes: [],
  sdgs: [],
  persons: [],
};
const document: StructuredDocument = {
  schema: 1,
  cover: emptyCover(),
  blocks: [{ id: "a", kind: "paragraph", inline: [{ type: "text", text: "=1+1 is what 138.5 came to." }] }],
  notes: [],
  links: [{ block: "a", symbol: "A/HRC/32/8", number: "138.5", kind: "addresses", level: "partly" }],
};
const source = (id: string, acronym: string, text: StructuredDocument): SummarySource => ({
  id,
  acronym,
  jsNumber: null,
  kind: "individual",
  title: "A title",
  language: "en",
  organisations: [],
  document: text,
});
const NAMES = ["=cmd()", 'Readers, "Co"', "منظمة القراء"];
const matrix = statementMatrix(
  NAMES.map((name, i) =>
    source(`s${String(i)}`, name, i === 0 ? { ...document, links: [{ ...document.links[0]!, level: undefined }] } : document),
  ),
  [recommendation],
);

it("has what each stakeholder says of each recommendation, with its level", async () => {
  const { recommendations } = JSON.parse(strFromU8(await writeStatementsJson(matrix))) as {
    recommendations: { number: string; statements: { stakeholder: string; paragraph: string; level: string | null }[] }[];
  };
  expect(recommendations[0]!.statements.map(({ stakeholder, paragraph, level }) => [stakeholder, paragraph, level])).toEqual(
    expect.arrayContaining([
      ["=cmd()", "1", null],
      ['Readers, "Co"', "1", "partly"],
      ["منظمة القراء", "1", "partly"],
    ]),
  );
});

it("brings names through unharmed, and no cell is a formula", async () => {
  const csv: string[][] = parse(strFromU8(await writeStatementsCsv(matrix)), { bom: true });
  expect(new Set(csv[0]!.slice(5).map((name) => name.replace(/^'/, "")))).toEqual(new Set(NAMES));
  expect(csv.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  const files = unzipSync(await writeStatementsXlsx(matrix));
  const sheets = Object.entries(files)
    .map(([name, bytes]) => (name.endsWith(".xml") ? strFromU8(bytes) : ""))
    .join("");
  expect(sheets).not.toMatch(/<f[ >]/);
  expect(sheets).toContain("منظمة القراء");
  expect(sheets).toContain("partly implemented: =1+1");
});
