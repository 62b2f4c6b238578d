import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { compareImport } from "~/app/domain/recommendations/compare.js";
import { stateKey } from "~/app/domain/recommendations/state-key.js";
import { sharedFile } from "~/e2e/shared.js";
import { p, table, wordFile } from "../docx/testing.js";
import { type SourceOptions, readSource } from "./read-source.js";
import { excelFile } from "./testing.js";

const read = (content: string | Uint8Array, options: Partial<SourceOptions> = {}) =>
  readSource(typeof content === "string" ? strToU8(content) : content, { fileName: "file", ...options });

const UHRI = [
  "Text",
  "Countries Concerned",
  "Reccomending Body",
  "Document Symbol",
  "Themes",
  "Affected Persons",
  "Sdgs",
  "Document Publication Date",
  "UPR Reccomending States",
  "UPR Position",
  "Type",
  "OHCHR Annotation Id",
  "UPR Session",
  "Regions Concerned",
  "Recommending Regions",
  "Date of publication on UHRI",
];
const uhriRow = (text: string, change: Record<number, string> = {}) =>
  UHRI.map(
    (_, i) =>
      change[i] ??
      [
        text,
        "- Utopia",
        "- UPR",
        "A/HRC/9/9",
        "- Right to education\n- Cultural rights",
        "- Children",
        "- 4.1 - Free schooling\n- 4 - QUALITY EDUCATION",
        "46078",
        "- Timor-Leste\n- State of Palestine*",
        "- Supported",
        "- Recommendations",
        "x",
        "- 9",
        "",
        "",
        "46125.4",
      ][i]!,
  );

describe("UHRI", () => {
  const rows = [
    UHRI,
    uhriRow("137.197 Build &nbsp;schools &amp; libraries (Timor-Leste);"),
    uhriRow("Recommendation No. 21 contained in para. 96 Build more"),
    uhriRow("R 137.4 P r o t e c t them", { 9: "Concerns/Observations" }),
    uhriRow("137.5 Elsewhere", { 1: "- Atlantis" }),
    uhriRow("12. A treaty body speaks", { 2: "- CEDAW" }),
    uhriRow("Response of Utopia: yes"),
    uhriRow("Recommendation with no number"),
  ];
  it.each([
    ["shared strings", false],
    ["strings in cells", true],
  ])("as XLSX with %s", async (_, inline) => {
    const source = await read(excelFile(rows, { inline }), { state: "Utopia" });
    expect(source).toMatchObject({ kind: "uhri", symbol: "A/HRC/9/9" });
    expect(source.rows).toMatchObject([
      {
        place: { unit: "row", at: 2 },
        number: "137.197",
        text: "Build schools & libraries (Timor-Leste)",
        states: ["Timor-Leste", "State of Palestine"],
        position: "supported",
        themes: ["Right to education", "Cultural rights"],
        persons: ["Children"],
        sdgs: ["4.1 - Free schooling", "4 - QUALITY EDUCATION"],
      },
      { number: "96.21", text: "Build more" },
      { number: "137.4", text: "Protect them" },
      { number: "", text: "Recommendation with no number" },
    ]);
    expect(source.rows[2]!.position).toBeUndefined();
    expect(source.warnings).toMatchObject([{ code: "rows-left-out", params: { count: 3 } }]);
  });

  it("as JSON, in a list, in lines and in an envelope, however it is cut into pieces", async () => {
    const record = (number: string) => ({
      AnnotationId: "f",
      Symbol: "A/HRC/9/9",
      Body: "- UPR",
      AnnotationType: "- Recommendations",
      Countries: ["Utopia"],
      Themes: ['Right to "education" {all}'],
      AffectedPersons: [],
      Sdgs: [],
      Text: `<p>${number} Build schools (Peru);</p>`,
      UprRecommendingCountry: ["Peru"],
    });
    const all = [record("1.1"), record("1.2")];
    for (const text of [
      JSON.stringify(all),
      JSON.stringify(all, null, 2),
      all.map((one) => JSON.stringify(one)).join("\n"),
      JSON.stringify({ totalRows: 2, rows: all, more: [{ Text: "no" }] }),
    ]) {
      const source = await read(text);
      expect(source.kind).toBe("uhri");
      expect(source.rows).toMatchObject([
        { number: "1.1", text: "Build schools (Peru)", states: ["Peru"], themes: ['Right to "education" {all}'] },
        { number: "1.2" },
      ]);
      expect(source.rows).toHaveLength(2);
    }
    await expect(read(JSON.stringify(all).slice(0, -30))).rejects.toThrow("file-unreadable");
  });
});

describe("tables", () => {
  it("UPR Info's old export, where every State has a row and no row a number", async () => {
    const source = await read(
      'To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session\nUtopia,WEOG,EU,Build schools.,Peru,GRULAC,OAS,Accepted,5,"Right to education,Women\'s rights",2\nUtopia,WEOG,EU,Build schools.,Mali,AG,AU,Accepted,5,Right to education,2\nAtlantis,WEOG,EU,Build ships.,Mali,AG,AU,Noted,5,Trade,2\n',
      { state: "Utopia" },
    );
    expect(source.kind).toBe("upr-info");
    expect(source.rows).toMatchObject([
      {
        number: "",
        text: "Build schools",
        states: ["Peru", "Mali"],
        position: "supported",
        themes: ["Right to education", "Women's rights"],
      },
    ]);
    expect(source.warnings.map(({ code }) => code)).toEqual(["rows-left-out", "no-numbers"]);
  });
  it("Uwazi's export, with several values in a cell", async () => {
    const source = await read(
      "Title,Date added,Template,Recommendation,State under Review,Recommending State,Response,Action Category,Issues,Session,Cycle,Documents,Attachments,Published\nx,2024-01-01,Recommendation,Build schools,Utopia,Peru|Mali,Supported,5,Education::Right to education|Children,44 - November 2023,Cycle 4,,,true\n",
    );
    expect(source.kind).toBe("upr-info");
    expect(source.rows).toMatchObject([
      { text: "Build schools", states: ["Peru", "Mali"], position: "supported", themes: ["Education::Right to education", "Children"] },
    ]);
  });
  it.each([
    [
      "French, semicolons",
      "Position;Thème;Recommandation;No\nSoutenue;Éducation;Construire des écoles (Pérou);12,7\n",
      { number: "12.7", position: "supported", themes: ["Éducation"] },
    ],
    [
      "Spanish, tabs, a title above",
      "Lista de Utopía\t\t\nNúmero\tTexto\tPosición\n12.7\tConstruir escuelas\tTomada nota\n",
      { number: "12.7", position: "noted" },
    ],
    [
      "the number in the text",
      'Recommendation,Status\n"12.7. Build, and rebuild (Peru; Chile)",Noted\n',
      { number: "12.7", text: "Build, and rebuild (Peru; Chile)", states: ["Peru", "Chile"] },
    ],
    [
      "six languages of one recommendation",
      "symbol,paragraph,en,fr\nA/HRC/9/9,12.7,12.7 Build,12.7 Construire\n",
      { number: "12.7", text: "Build", language: "en" },
    ],
  ])("in %s", async (_, text, row) => {
    expect((await read(text)).rows[0]).toMatchObject(row);
  });
  it("reads columns that nobody could guess once a person has named them", async () => {
    const text = "A1,B2,C3\nSupported,Build (Peru),7.1\nx,Mend (Chile),7.2\n";
    const guessed = await read(text, { columns: {} });
    expect(guessed.columns?.map(({ header, sample }) => [header, sample])).toEqual([
      ["A1", "Supported"],
      ["B2", "Build (Peru)"],
      ["C3", "7.1"],
    ]);
    const named = await read(text, { columns: { A1: "position", B2: "text", C3: "number" } });
    expect(named.rows.map(({ number, text, position }) => [number, text, position])).toEqual([
      ["7.1", "Build (Peru)", "supported"],
      ["7.2", "Mend (Chile)", undefined],
    ]);
  });
  it("refuses what was made to exhaust the reader", async () => {
    const bomb = zipSync(
      {
        "[Content_Types].xml": strToU8("<Types/>"),
        "xl/worksheets/sheet1.xml": strToU8(
          `<worksheet><sheetData>${"<row><c><v>1</v></c></row>".repeat(6_000_000)}</sheetData></worksheet>`,
        ),
      },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(2 ** 20);
    await expect(read(bomb)).rejects.toThrow("file-unreadable");
    await expect(read(`number,text\n${Array.from({ length: 30_000 }, (_, i) => `1.${i},x`).join("\n")}`)).rejects.toThrow("too-many-rows");
  });
});

describe("Word", () => {
  it("a report whose numbers Word itself counts", async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="6"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const at = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
    const file = wordFile(
      p("A/HRC/7/7") +
        p("II. Conclusions and/or recommendations") +
        p("The recommendations below enjoy the support of Utopia:", at(0)) +
        p("Build schools (Peru);", at(1)) +
        p("Mend roads (Chile).", at(1)),
      { numbering },
    );
    expect(await read(file)).toMatchObject({
      kind: "report",
      symbol: "A/HRC/7/7",
      rows: [{ number: "6.1", text: "Build schools (Peru)", position: "supported" }, { number: "6.2" }],
    });
  });
  it("a matrix", async () => {
    const file = wordFile(
      table([
        [["Recommendation"], ["Position"]],
        [["6.1 Build schools (Peru);"], ["Noted"]],
      ]),
    );
    expect(await read(file)).toMatchObject({ kind: "matrix", rows: [{ number: "6.1", position: "noted" }], warnings: [] });
  });
  it("a matrix of another State, and says so", async () => {
    const rows = table([
      [["Recommendation"], ["Position"]],
      [["6.1 Build schools (Peru);"], ["Noted"]],
    ]);
    const file = wordFile(p("UPR of China (3rd Cycle – 31st session)") + rows);
    expect((await read(file, { state: "Slovenia" })).warnings).toEqual([
      { code: "other-state", params: { named: "China", state: "Slovenia" } },
    ]);
    expect((await read(file, { state: "China" })).warnings).toEqual([]);
  });
});

const jsonl = sharedFile("data/uhri/upr_6lang.jsonl");
const upr = sharedFile("data/upr-info/five-states-sessions1-20.csv");

describe.skipIf(!jsonl || !upr)("real tables (skipped without the shared folder)", () => {
  it("UPR Info's export of five States: every wording once, with all that made it and the answer", async () => {
    const bytes = readFileSync(upr!);
    const all = parse(bytes, { columns: true, bom: true }) as unknown as Record<"To" | "From" | "Text" | "Response", string>[];
    const folded = (text = "") =>
      text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "");
    for (const state of new Set(all.map(({ To }) => To))) {
      const own = all.filter(({ To }) => To === state);
      const { kind, rows } = await read(bytes, { state });
      expect(kind).toBe("upr-info");
      const byText = new Map(rows.map((row) => [folded(row.text), row]));
      const wrong = own.filter(({ Text, From, Response }) => {
        const row = byText.get(folded(Text));
        const answered = row?.position === (Response === "Accepted" ? "supported" : "noted");
        return !row?.states?.some((one) => stateKey(one) === stateKey(From)) || !answered;
      });
      console.info(`${state}: ${own.length} rows are ${rows.length} recommendations; ${wrong.length} rows not found again`);
      expect(rows.length).toBe(new Set(own.map(({ Text }) => folded(Text))).size);
      // one wording may have been answered differently when another State repeated it
      expect(wrong.length).toBeLessThan(own.length * 0.02);
    }
  });
  it("UHRI's records in six languages: one recommendation each, its languages together", async () => {
    const bytes = readFileSync(jsonl!);
    const all = bytes
      .toString()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { symbol: string; paragraph: string; position: string });
    const symbol = all[0]!.symbol;
    const own = all.filter((one) => one.symbol === symbol);
    const { rows } = await read(bytes, { symbol });
    const compared = compareImport(rows, [], { symbol, language: "en" }).rows.filter(({ kind }) => kind === "new");
    expect(compared.map(({ recommendation }) => recommendation.number).sort()).toEqual(
      [...new Set(own.map((one) => one.paragraph))].sort(),
    );
    for (const { recommendation } of compared) {
      expect([recommendation.number, Object.keys(recommendation.translations).sort()]).toEqual([
        recommendation.number,
        ["ar", "es", "fr", "ru", "zh"],
      ]);
      expect(recommendation.text).not.toMatch(/^\d/);
    }
  });
});

describe("what is no numbered list", () => {
  it("a letter of the fourth cycle, whose annex is running prose", async () => {
    const source = await read(
      "High Commissioner for Human Rights\n\nMadam,\n\nThank you.\n\nAnnex\n\nObservations in light of the outcome\n\nUtopia should build schools. It has begun.\n\nRoads are a concern.\n",
    );
    expect(source).toMatchObject({
      kind: "letter",
      points: [
        { number: "1", headings: ["Observations in light of the outcome"], text: "Utopia should build schools. It has begun." },
        { text: "Roads are a concern." },
      ],
    });
  });
  it("observations of a treaty body keep their paragraphs' numbers", async () => {
    const source = await read(
      "CEDAW/C/UTO/CO/8\n\nConcluding observations on the eighth report of Utopia\n\nEducation\n\n33. The Committee recommends that Utopia:\n(a) Build schools;\n(b) Train teachers.\n\n34. The Committee notes the roads.\n",
    );
    expect(source).toMatchObject({ kind: "observations", symbol: "CEDAW/C/UTO/CO/8" });
    expect(source.points.map(({ number, headings }) => [number, headings.at(-1)])).toEqual([
      ["33", "Education"],
      ["33 (a)", "Education"],
      ["33 (b)", "Education"],
      ["34", "Education"],
    ]);
  });
  it("a news report, without the cards for other articles", async () => {
    const source = await read(
      JSON.stringify({
        title: "Utopia reviewed",
        published_at: "2026-05-06 20:02",
        url: "https://news.example/1",
        language: "EN",
        body: '<p>States spoke of <b>schools</b> &amp; roads.</p><div class="x-bookmark"><div>Other</div> news</div><h4>Answer</h4><p>It was noted.</p><p>&copy; ME</p>',
        links: [{ url: "x" }],
      }),
    );
    expect(source).toMatchObject({
      kind: "news",
      title: "Utopia reviewed, 2026-05-06",
      symbol: "https://news.example/1",
      points: [{ text: "States spoke of schools & roads." }, { headings: ["Answer"], text: "It was noted." }],
    });
    expect(source.points).toHaveLength(2);
  });
  it.each([
    ["hc-letter-belgium-2022.txt", "letter", 43],
    ["belga-upr52-2026.json", "news", 6],
    ["wilpf-nap-belgium.txt", "plan", 6],
    ["ifla-vvbad-submission-upr38.txt", "text", 38],
  ])("the seed %s", async (name, kind, points) => {
    const path = sharedFile(`seeds/${name}`);
    if (!path) return;
    const source = await read(readFileSync(path), { fileName: name });
    expect([source.kind, source.points.length]).toEqual([kind, points]);
    expect(new Set(source.points.map(({ number }) => number)).size).toBe(points);
  });
});

describe.each([
  ["an OpenDocument file", zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text") }, { level: 0 })],
  ["rich text", strToU8("{\\rtf1 x}")],
  ["a broken archive", strToU8("PK\u0003\u0004 nothing")],
  ["a broken PDF", strToU8("%PDF-1.7 nothing")],
  ["nothing", new Uint8Array()],
])("%s", (_, bytes) => it("is refused with its name", () => expect(read(bytes)).rejects.toMatchObject({ name: "Refusal" })));
