import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { compareImport } from "~/app/domain/recommendations/compare.js";
import type { CitableSource } from "~/app/domain/mapping/points.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { StoredRecommendation } from "~/app/domain/recommendations/source.js";
import { compareLinks } from "~/app/domain/mapping/import-links.js";
import { writeLinks } from "../json/links.js";
import { readLinksFile } from "../read-links-file.js";
import { readSource } from "../sources/read-source.js";
import { sampleFile } from "../testing-file.js";
import { assessmentLines, readAssessment } from "./assessment.js";
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
  review: { stateName: "Utopia", session: 34, cycle: 3 },
  rows: list.map((recommendation, i) => ({
    recommendation,
    answers: i === 0 ? [{ place: "Para. 7", level: "partly", note: "=SUM(1)" }] : [],
  })),
  sources: [
    {
      name: "The letter",
      rows: [
        // as like a recommendation as a point can be
        { point: { number: "12.9", headings: ["Supported"], text: "12.8 Ratify (Peru)" }, answers: [{ place: "Para. 7", level: "not" }] },
        { point: { number: "3", headings: [], text: "=1+1" }, answers: [] },
      ],
    },
  ],
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
    const both = {
      ...matrix,
      sources: [],
      rows: [{ recommendation: one("12.1", { translations: { fr: "Construire des écoles" } }), answers: [] }],
    };
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
      {
        block,
        symbol: "A/HRC/9/9",
        number: "12.1",
        kind: "evidence" as const,
        level: "partly" as const,
        note: "“So”\nit is",
        organisation: "VVBAD",
      },
      { block, symbol: "A/HRC/9/9", number: "12.11", kind: "addresses" as const },
      { block, symbol: "A/HRC/9/9", number: "12.2", kind: "addresses" as const, note: "Implemented: so they say" },
      { block: "h2", symbol: "A/HRC/9/9", number: "12.3", kind: "goes-further" as const, level: "gone-back" as const },
    ];
    const cited = [
      { block, symbol: "source:letter", number: "33 (a)", kind: "evidence" as const, level: "not" as const, note: "Point 1: said" },
      { block, symbol: "source:twin", number: "34", kind: "addresses" as const },
    ];
    const source = (key: string, points: [string, string][]): CitableSource => ({
      key,
      kind: "letter",
      title: "The letter",
      symbol: "",
      points: points.map(([number, text]) => ({ number, text, headings: ["A. Culture", "1. Libraries"] })),
    });
    // two sources of one name are told apart by their points, one that nobody cites is not in the files
    const sources = [
      source("source:letter", [
        ["33 (a)", "=Open libraries: all of them"],
        ["34", "Pay for them"],
      ]),
      source("source:twin", [["34", "-Pay\nfor none"]]),
      { ...source("source:news", [["1", "Unread"]]), title: "News" },
    ];
    const document = { ...file.document, links: [...links, ...cited] };
    const read = (bytes: Uint8Array) => readLinksFile(bytes, "l", { document: file.document, recommendations: list, sources });
    const all = [...cited, ...links].sort((a, b) => (a.number < b.number ? -1 : 1));
    const plain = async (bytes: Uint8Array) =>
      compareLinks((await read(bytes)).links, { ...file.document, links: [] }, () => true)
        .map(({ link }) => link)
        .sort((a, b) => (a.number < b.number ? -1 : 1));
    expect(await plain(await writeLinks({ ...file, document }, sources))).toEqual(all);
    for (const write of [writeMatrixDocx, writeMatrixXlsx, writeMatrixCsv])
      expect(await plain(await write({ ...matrix, ...fillMatrix(document, list, sources) }))).toEqual(all);
    await expect(read(new TextEncoder().encode('{"a": 1}'))).rejects.toThrow("file-wrong-kind");
    await expect(read(new TextEncoder().encode('{"format": "caucus-links", "version": 1, "links": 3}'))).rejects.toThrow("file-unreadable");
    await expect(read(new TextEncoder().encode("Number,Text\n1,x\n"))).rejects.toThrow("file-wrong-kind");
  });

  it("know their paragraph again in a text with other ids, and say what a person wrote without a place", async () => {
    const file = sampleFile();
    const renamed = { ...file.document, blocks: file.document.blocks.map((block) => ({ ...block, id: `${block.id}x` })), links: [] };
    const links = file.document.links;
    const { links: read } = await readLinksFile(await writeLinks(file), "l", { document: renamed, recommendations: [], sources: [] });
    expect(compareLinks(read, renamed, () => true)).toMatchObject([{ kind: "new", link: { ...links[0], block: "p2x" } }]);
    const other = { ...renamed, blocks: renamed.blocks.map((block) => ({ ...block, inline: [{ type: "text" as const, text: "Else" }] })) };
    expect(compareLinks(read, other, () => true)).toMatchObject([{ kind: "unreadable", reason: "block" }]);
    expect(compareLinks([...read, ...read], renamed, () => true).at(-1)).toMatchObject({ kind: "unreadable", reason: "twice" });
    expect(compareLinks(read, renamed, () => false)).toMatchObject([{ kind: "unreadable", reason: "target" }]);
    const plain = ["4", "7", "14", "15", "16"].map((number) => ({ place: `Para. ${number}` }));
    expect(assessmentLines([...plain, { place: "Para. 9", level: "not" }])).toEqual(["Paras. 4, 7, 14-16", "Para. 9: Not implemented"]);
    expect(readAssessment(["Paras. 4, 7, 14-16"]).answers).toEqual(plain);
    const csv = 'Number,Assessment\n12.1,"Nothing was done\nPara. 2: Not implemented: No money\nand no will\nPara. 9"\n';
    const matrixRead = await readLinksFile(new TextEncoder().encode(csv), "m.csv", {
      document: renamed,
      recommendations: list,
      sources: [],
    });
    expect(matrixRead.unplaced).toEqual([{ number: "12.1", text: "Nothing was done" }]);
    expect(compareLinks(matrixRead.links, renamed, () => true)).toMatchObject([
      { kind: "new", link: { block: "p2x", symbol: "A/HRC/9/9", level: "not", note: "No money\nand no will" } },
      { kind: "unreadable", reason: "block" },
    ]);
  });
});
