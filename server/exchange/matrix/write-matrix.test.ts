import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { compareImport } from "~/app/domain/recommendations/compare.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { StoredRecommendation } from "~/app/domain/recommendations/source.js";
import { readLinks, writeLinks } from "../json/links.js";
import { readSource } from "../sources/read-source.js";
import { sampleFile } from "../testing-file.js";
import { type FilledMatrix, fillMatrix } from "./filled.js";
import { writeMatrixCsv, writeMatrixXlsx } from "./sheet.js";
import { writeMatrixDocx } from "./write-docx.js";

const one = (number: string, change: Partial<Recommendation & StoredRecommendation> = {}): StoredRecommendation => ({
  symbol: "A/HRC/9/9",
  number,
  text: `Build “schools”, and mend them ${number} (Iran (Islamic Republic of)) (Timor-Leste)`,
  states: ["Iran (Islamic Republic of)", "Timor-Leste"],
  position: "supported",
  positionSource: "A/HRC/9/9/Add.1 - Para. 3",
  themes: ["E51 Right to education - General", "Children: definition; general principles"],
  sdgs: ["4 - QUALITY EDUCATION"],
  persons: ["Children"],
  language: "en",
  translations: {},
  facts: [],
  ...change,
});
const list = [
  one("12.1"),
  one("12.11", { position: "noted", themes: ["A12 Acceptance of international norms"], persons: [], sdgs: [] }),
  one("12.2", {
    position: "supported/noted",
    text: "=cmd|'/c calc'!A1 and go on",
    states: ["Peru"],
    themes: ["@one", "Right, with a comma"],
  }),
  one("12.3", {
    text: "-2+3 Act; act again (Chile); Consider it\nslowly (Fiji)",
    states: ["Chile", "Fiji"],
    position: "noted",
    positionSource: "",
  }),
];
const matrix: FilledMatrix = {
  title: "T",
  review: { stateName: "Utopia", session: 34, cycle: 3 },
  symbol: "A/HRC/9/9",
  rows: list.map((recommendation, i) => ({
    recommendation,
    answers: i === 0 ? [{ paragraph: "7", level: "partly", note: "=SUM(1)" }] : [],
  })),
};

describe.each([
  ["Word", writeMatrixDocx],
  ["Excel", writeMatrixXlsx],
  ["CSV", writeMatrixCsv],
])("a filled matrix as %s", (name, write) => {
  it("is read back without loss", async () => {
    const source = await readSource(await write(matrix), { fileName: "m", symbol: "A/HRC/9/9" });
    const { rows, absent } = compareImport(source.rows, list, { symbol: "A/HRC/9/9", language: "en" });
    expect(absent).toEqual([]);
    expect(rows.filter(({ kind }) => kind !== "unchanged")).toEqual([]);
    const read = new Map(source.rows.map((row) => [row.number, row]));
    for (const { number, states, position, themes, sdgs, persons } of list)
      expect([
        number,
        read.get(number)?.states,
        read.get(number)?.position,
        read.get(number)?.themes,
        read.get(number)?.sdgs ?? [],
        read.get(number)?.persons ?? [],
      ]).toEqual([number, states, position, themes, sdgs, persons]);
  });
  it.runIf(name !== "Word")("carries further languages, and no cell is a formula", async () => {
    const both = { ...matrix, rows: [{ recommendation: one("12.1", { translations: { fr: "Construire des écoles" } }), answers: [] }] };
    const source = await readSource(await write(both), { fileName: "m" });
    expect(source.rows).toMatchObject([{ number: "12.1" }, { number: "12.1", language: "fr", text: "Construire des écoles" }]);
    if (name === "CSV")
      expect(
        parse(Buffer.from(await write(matrix)), { bom: true, columns: false })
          .flat()
          .filter((cell) => /^[=+@-]/.test(cell)),
      ).toEqual([]);
  });
});

describe("links", () => {
  it("are read back as they were written", async () => {
    const file = sampleFile();
    const block = file.document.blocks.find(({ kind }) => kind === "paragraph")!.id;
    const links = [
      { block, symbol: "A/HRC/9/9", number: "12.1", kind: "evidence" as const, level: "partly" as const, note: "“So”\nit is" },
      { block, symbol: "A/HRC/9/9", number: "12.11", kind: "addresses" as const },
    ];
    expect(readLinks(await writeLinks({ ...file, document: { ...file.document, links } }), "l.json")).toEqual(links);
    expect(() => readLinks(new TextEncoder().encode("{}"), "l.json")).toThrow("file-unreadable");
    expect(fillMatrix({ ...file.document, links }, list)[0]!.answers).toMatchObject([
      { paragraph: "1", level: "partly", note: "“So”\nit is" },
    ]);
  });
});
