import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedFile } from "~/e2e/shared.js";
import { readMatrix } from "../matrix/read-matrix.js";
import { readPdfLines } from "../pdf/read-lines.js";
import { readCsvRows } from "../csv/read-rows.js";
import { readTable, recordsOf } from "../table/read-table.js";
import { decodeText } from "../text/decode.js";
import { readStates } from "~/app/domain/recommendations/states.js";
import { stateKey } from "~/app/domain/recommendations/state-key.js";
import { textLines } from "./lines.js";
import { readAddendum } from "./read-addendum.js";
import { readReport } from "./read-report.js";

const read = (text: string, symbol: string | null = "A/HRC/1/1") => readReport(textLines(text), symbol);
const bare = (text = "") =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

describe("a working group's report", () => {
  it("takes positions from the paragraphs above the lists, in their order", () => {
    const { rows, warnings } = read(`
      II. Conclusions and/or recommendations
      76. The recommendations listed below have been examined by Utopia and enjoy the support of Utopia:
        76.1 Ratify the Convention (Peru) (Iran (Islamic Republic of));
        76.2. Follow recommendation 76.1 and paragraph 9.3 of the plan (Chile); Go further,
        as in 76.12 (Bolivia (Plurinational State of), Fiji);
      77. The following recommendations enjoy the support of Utopia, which considers that they are already implemented:
        77.1 Keep on (Mali).
      78. The following recommendations will be examined by Utopia, which will provide responses in due time:
        78.1 Act (Niger);
      79. The recommendations below did not enjoy the support of Utopia:
        79.1 Abolish it (France);
        79.3 Stop it (Spain).
      80. All conclusions and/or recommendations contained in the present report reflect the position of the submitting States.
      Annex 80.1 Nothing (Peru).`);
    expect(rows.map(({ number, position, states }) => [number, position, states])).toEqual([
      ["76.1", "supported", ["Peru", "Iran (Islamic Republic of)"]],
      ["76.2", "supported", ["Chile", "Bolivia (Plurinational State of)", "Fiji"]],
      ["77.1", "supported", ["Mali"]],
      ["78.1", "under consideration", ["Niger"]],
      ["79.1", "noted", ["France"]],
      ["79.3", "noted", ["Spain"]],
    ]);
    expect(rows[1]!.text).toBe(
      "Follow recommendation 76.1 and paragraph 9.3 of the plan (Chile); Go further, as in 76.12 (Bolivia (Plurinational State of), Fiji)",
    );
    expect(rows[0]!.place).toEqual({ unit: "line", at: 4 });
    expect(warnings).toMatchObject([{ code: "numbers-missing", params: { numbers: "79.2" } }]);
  });

  it("numbers the first cycle's items by their paragraph", () => {
    const { rows } = read(`
      II. Conclusions and/or recommendations
      60. The recommendations formulated during the interactive dialogue will be examined by Utopia:
      1. To examine joining the treaty (Algeria)/sign it (Egypt);
      2. To protect the 12. part of the law (Mexico);
      3. To report by 2012 (Italy).
      61. The recommendations noted above were made in 2009. The following were noted by Utopia:
      1. To go (Ghana).`);
    expect(rows.map(({ number, position }) => [number, position])).toEqual([
      ["60.1", "under consideration"],
      ["60.2", "under consideration"],
      ["60.3", "under consideration"],
      ["61.1", "noted"],
    ]);
    expect(rows[0]!.states).toEqual(["Algeria", "Egypt"]);
  });

  it.each([
    [
      "fr",
      "II. Conclusions et/ou recommandations\n12. Les recommandations ci-après ont été examinées et recueillent l’adhésion de X :\n12.1 Ratifier (Pérou) ;\n13. Les recommandations suivantes n’ont pas recueilli l’adhésion de X :\n13.1 Agir (Chili).",
      ["supported", "noted"],
    ],
    [
      "es",
      "II. Conclusiones y/o recomendaciones\n12. Las recomendaciones siguientes cuentan con el apoyo de X:\n12.1 Ratificar (Perú);\n13. X examinará las siguientes; serán examinadas oportunamente:\n13.1 Actuar (Chile).",
      ["supported", "under consideration"],
    ],
    [
      "ru",
      "II. Выводы и/или рекомендации\n12. Следующие рекомендации пользуются поддержкой X:\n12.1 ратифицировать (Перу);\n13. Следующие рекомендации были приняты к сведению:\n13.1 действовать (Чили).",
      ["supported", "noted"],
    ],
    [
      "zh",
      "二. 结论和/或建议\n12. 以下建议得到X的支持：\n12.1 批准公约(秘鲁)；\n13. X注意到以下建议：\n13.1 采取行动(智利)。",
      ["supported", "noted"],
    ],
    [
      "ar",
      "ثانيا - الاستنتاجات و/أو التوصيات\n12. التوصيات التالية تحظى بتأييد الدولة:\n12-1 التصديق على الاتفاقية (بيرو)؛\n13. لا تحظى التوصيات التالية بتأييد الدولة:\n13-1 العمل (شيلي).",
      ["supported", "noted"],
    ],
  ])("reads the lead-ins in %s", (_, text, positions) => {
    expect(read(text).rows.map(({ position }) => position)).toEqual(positions);
    expect(read(text).rows.map(({ number }) => number)).toEqual(["12.1", "13.1"]);
  });

  it("leaves page furniture out, also inside a recommendation", () => {
    const { rows } = read(
      "II. Conclusions and/or recommendations\n9. They enjoy the support of X:\n9.1 Keep the 13\nStates (Peru) and their\n\n14\n\fA/HRC/1/1\n\n\nGE.20-02535(E)\n\ncitizens (Chile);",
      "A/HRC/1/1",
    );
    expect(rows[0]!.text).toBe("Keep the 13 States (Peru) and their citizens (Chile)");
  });
});

describe("an addendum", () => {
  const add = (text: string, known: string[] = []) =>
    readAddendum(textLines(text), "A/HRC/1/1", known).rows.map(({ number, position }) => `${number} ${position}`);
  it.each([
    [
      "The Government accepts the recommendations 1-3, 5, and 7 fully.",
      ["88"],
      ["88.1 supported", "88.2 supported", "88.3 supported", "88.5 supported", "88.7 supported"],
    ],
    [
      "X accepts 140.35. 140.36, 140.38- 39, 140.41-\n42.",
      [],
      ["140.35 supported", "140.36 supported", "140.38 supported", "140.39 supported", "140.41 supported", "140.42 supported"],
    ],
    [
      "Recommendations 9.1 and 9.2 are partially accepted. Recommendations 9.3–9.4 do not enjoy the support of X.",
      [],
      ["9.1 supported/noted", "9.2 supported/noted", "9.3 noted", "9.4 noted"],
    ],
    [
      "Noted recommendations\n\n9.5–6\nSee recommendation 9.1, which was discussed.\n\n9.7\nNo.",
      [],
      ["9.5 noted", "9.6 noted", "9.7 noted"],
    ],
  ])("%j", (text, known, answers) => expect(add(text, known)).toEqual(answers));
});

const shared = (path: string) => sharedFile(`data/outcome-reports/${path}`);
describe.skipIf(!shared("bel-upr11-A_HRC_18_3.pdf"))("real reports (skipped without the shared folder)", () => {
  it("Belgium's first cycle is the same as PDF and as text, and agrees with its csv", async () => {
    const pdf = readReport(await readPdfLines(readFileSync(shared("bel-upr11-A_HRC_18_3.pdf")!), "x.pdf"), "A/HRC/18/3").rows;
    const text = readReport(textLines(decodeText(readFileSync(shared("bel-upr11-A_HRC_18_3.txt")!))!), "A/HRC/18/3").rows;
    const plain = (rows: typeof pdf) => rows.map(({ number, position, states, text }) => [number, position, states, bare(text)]);
    expect(plain(pdf)).toEqual(plain(text));
    const csv = await readTable(recordsOf(readCsvRows(readFileSync(shared("bel-upr11-recommendations.csv")!, "utf8"), "x")), { file: "x" });
    const byNumber = new Map(csv.rows.map((row) => [row.number, row]));
    expect(pdf.map(({ number }) => number)).toEqual([...byNumber.keys()]);
    const differing = (test: (a: (typeof pdf)[number], b: (typeof pdf)[number]) => boolean) =>
      pdf.filter((row) => !test(row, byNumber.get(row.number)!)).map(({ number }) => number);
    const states = (row: (typeof pdf)[number]) => row.states!.map(stateKey).sort().join();
    // the csv keeps a note's mark where the second text of a number begins: "(Nigeria); 1 Accede to ..."
    const wording = (row: (typeof pdf)[number]) => bare(readStates(row.text!.replace(/; \d (?=\p{L})/gu, "; ")).wording);
    const [position, who, words] = [
      differing((a, b) => a.position === b.position),
      differing((a, b) => states(a) === states(b)),
      differing((a, b) => wording(a) === wording(b)),
    ];
    console.info(
      `Belgium, first cycle: ${pdf.length} recommendations as PDF, as text and in the csv; differing in position: ${position.length}, States: ${who.length}, wording: ${words.length} (${words.join(", ")})`,
    );
    expect(position).toEqual([]);
    expect(who).toEqual([]);
    expect(words).toEqual([]);
  });

  it("Slovenia's report with its addendum is OHCHR's matrix: every number, text, State and position", () => {
    const report = readReport(textLines(readFileSync(shared("A_HRC_43_15-wg-report.txt")!, "utf8")), "A/HRC/43/15").rows;
    const addendum = readAddendum(textLines(readFileSync(shared("A_HRC_43_15_Add.1-responses.txt")!, "utf8")), "A/HRC/43/15");
    expect(addendum.warnings).toEqual([]);
    const answers = new Map(addendum.rows.map((row) => [row.number, row.position]));
    const matrix = readMatrix(readFileSync(sharedFile("data/matrices/svn-upr34.docx")!), { fileName: "m" });
    const plain = (row: { number: string; text?: string; states?: string[] }, position?: string) =>
      `${row.number} ${position} ${row.states!.map(bare).sort().join()} ${bare(row.text)}`;
    expect(report.map((row) => plain(row, answers.get(row.number) ?? row.position)).sort()).toEqual(
      matrix.map((row) => plain(row, row.position)).sort(),
    );
  });
});
