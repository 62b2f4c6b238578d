import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { sharedFile } from "~/e2e/shared.js";
import { p, table, wordFile } from "../docx/testing.js";
import { readMatrix } from "./read-matrix.js";
import { readMatrixTitle } from "./read-title.js";

const read = (rows: string[][][], symbol?: string) => readMatrix(wordFile(table(rows)), { symbol, fileName: "m.docx" });

describe("layouts", () => {
  it("A: rights with numbers, States in their own column", () => {
    const [first, second] = read([
      [["Recommendation"], ["Recommending state/s"], ["Position"], ["Full list of rights/affected persons"]],
      [["Right or area: 2.1. Acceptance of international norms"]],
      [
        ["166.6. Ratify the Rome Statute (Chile); (Estonia);", "Source of position: A/HRC/28/16/Add.1"],
        ["Chile", "Estonia"],
        ["Noted"],
        ["2.1. Acceptance of international norms", "Affected persons:", "- general"],
      ],
      [["166.7. Withdraw reservations (Iraq);"], ["Iraq"], ["Partially supported"], [""]],
    ]);
    expect(first).toEqual({
      symbol: "A/HRC/28/16",
      number: "166.6",
      text: "Ratify the Rome Statute (Chile); (Estonia)",
      states: ["Chile", "Estonia"],
      position: "noted",
      positionSource: "A/HRC/28/16/Add.1",
      themes: ["2.1. Acceptance of international norms"],
      sdgs: [],
      persons: ["general"],
    });
    expect(second).toMatchObject({
      symbol: "A/HRC/28/16",
      position: "supported/noted",
      themes: ["2.1. Acceptance of international norms"],
    });
  });

  it("B with SDGs among the themes, C and D with their own lists", () => {
    const b = read([
      [["Recommendation"], ["Position"], ["Full list of themes"], ["Assessment/comments on level of implementation"]],
      [
        ["28.1 Act (France);", "Source of position: A/HRC/40/6/Add.1"],
        ["Supported"],
        ["A12 Acceptance of international norms", "S16 SDG 16 - peace, justice and strong institutions", "Affected persons:", "- children"],
        [""],
      ],
    ]);
    expect(b[0]).toMatchObject({
      themes: ["A12 Acceptance of international norms"],
      sdgs: ["S16 SDG 16 - peace, justice and strong institutions"],
      persons: ["children"],
    });
    const d = read([
      [
        ["Recommendation and recommending State"],
        ["Position of the State under review"],
        ["Human rights themes and groups of persons"],
        ["Relevant SDGs"],
      ],
      [
        ["140.7 Act (Maldives) (Portugal);", "Source of Position: A/HRC/59/15/Add.1 - Para.3vv"],
        ["Supported"],
        ["- Civil society", "Groups of Persons: ", "- Media"],
        ["- 16 - PEACE, JUSTICE AND STRONG INSTITUTIONS"],
      ],
      [["Relevant related concluding observations are available in UHRI https://uhri.ohchr.org/en/"]],
    ]);
    expect(d).toMatchObject([
      {
        number: "140.7",
        states: ["Maldives", "Portugal"],
        themes: ["Civil society"],
        persons: ["Media"],
        sdgs: ["16 - PEACE, JUSTICE AND STRONG INSTITUTIONS"],
      },
    ]);
  });

  it("survives a moved column, a repeated header, no header at all and a recommendation listed twice", () => {
    const header = [["POSITION "], ["Recomm&nbsp;endation"], ["Themes"]];
    const rows = [header, [["Noted"], ["115. 12Ratify (Peru)."], ["- One"]], header, [["Noted"], ["115.12 Ratify (Peru)."], ["- Two"]]];
    expect(read(rows, "A/HRC/1/2")).toMatchObject([{ symbol: "A/HRC/1/2", number: "115.12", themes: ["One", "Two"], states: ["Peru"] }]);
    expect(read([[["115.1 Ratify (Peru);"], ["Supported"], ["- One"]]])).toMatchObject([
      { number: "115.1", position: "supported", themes: ["One"], symbol: "" },
    ]);
  });

  it("cleans the dirt", () => {
    const [one] = read([
      [["Recommendation"], ["Position"]],
      [["1.1.&nbsp;Continue provid ing aid &amp; Strengthen ing of article8 (Iran (Islamic Republic of));"], ["Supported"]],
    ]);
    expect(one?.text).toBe("Continue providing aid & Strengthening of article 8 (Iran (Islamic Republic of))");
    expect(one?.states).toEqual(["Iran (Islamic Republic of)"]);
  });

  it("says so when there is no list", () =>
    expect(() => readMatrix(wordFile(p("A letter.")), { fileName: "m.docx" })).toThrow("no-recommendations-found"));
});

describe("title", () => {
  it.each([
    [
      "UPR of Slovenia (2nd Cycle – 20th session)\t\tThematic list of recommendations\tPage 15 of 27",
      { state: "Slovenia", cycle: 2, session: 20 },
    ],
    ["UPR of Bosnia and Herzegovina (Third Cycle - 34th Session)", { state: "Bosnia and Herzegovina", cycle: 3, session: 34 }],
    ["Matrix of recommendations: Egypt, session 20", { state: "Egypt", cycle: 2, session: 20 }],
    ["Recommendations", { state: null, cycle: null, session: null }],
  ])("%s", (head, title) => {
    expect(readMatrixTitle(wordFile(p("", ""), { header: p(head) }), "m.docx")).toEqual(title);
    expect(readMatrixTitle(wordFile(p(head)), "m.docx")).toEqual(title);
  });
  it("takes the name of the file where the text says nothing", () =>
    expect(readMatrixTitle(wordFile(p("x")), "UPR34_Slovenia_Thematic_list.docx")).toEqual({ state: "Slovenia", cycle: 3, session: 34 }));
});

/** As in the acceptance check: letters and digits only. */
const bare = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/&nbsp;|&amp;/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, "");
const expectedFile = sharedFile("data/matrices/expected.csv");

describe.skipIf(!expectedFile)("OHCHR's own files (skipped without the shared folder)", () => {
  it.each([
    ["svn-upr20", "A/HRC/28/15"],
    ["svn-upr34", "A/HRC/43/15"],
    ["svn-upr48", "A/HRC/59/15"],
    ["chn-upr17", "A/HRC/25/5"],
  ])("%s holds what a person reads in it", (name, symbol) => {
    const all = parse<Record<string, string>>(readFileSync(expectedFile!), { columns: true, bom: true });
    const want = all.filter((row) => row.symbol === symbol);
    const got = readMatrix(readFileSync(sharedFile(`data/matrices/${name}.docx`)!), { fileName: name });
    expect(got.map((one) => one.number).sort()).toEqual(want.map((row) => row.paragraph).sort());
    const byNumber = new Map(got.map((one) => [one.number, one]));
    const differing = want.filter((row) => {
      const one = byNumber.get(row.paragraph!)!;
      return (
        one.symbol !== symbol ||
        bare(one.text) !== bare(row.text!) ||
        one.position !== row.position!.toLowerCase() ||
        one.positionSource !== row.position_source ||
        one.themes.join(" | ") !== row.themes ||
        one.persons.join(" | ") !== row.persons ||
        one.states.length === 0
      );
    });
    expect(differing).toEqual([]);
  });
});
