import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedFile } from "~/e2e/shared.js";
import { type Citation, type Place, printCitation, type Ref, type Source } from "./citations.js";
import { readCitation } from "./read-citation.js";

const again = (note: string) => {
  const citation = readCitation(note);
  return citation && printCitation(citation);
};

describe("OHCHR's endnotes, read and printed again", () => {
  it.each([
    "JS1, paras. 7 and 8.",
    "HRORS, para. 23 and JS2, para. 8.",
    "ICAN, p. 1.",
    "JS3, p. 4. See also AI, p. 2 and HRORS, para. 1.",
    "JS1, paras. 58.16-58.17.",
    "ISDNGO, para. 2(a)(iii).",
    "WEA, p. 5, recommendation 2.",
    "UPR BCU, p. 7, para. D(iv).",
    "JS27, p. 5, section C.",
    "IFWA, p. 2, section 1.1.",
    "JS60, p. 7, section IV(a).",
    "CoE-ACFC, p. 4, para. 4.",
    "DIHR, Annex 1, p. 4.",
    "PTPR/JS3, paras. 2.3 and 3.1-3.11.",
    "CoE-ACFC, p. 2 and paras. 51, 56 and 57. See also CoE-CM, p. 2 and the OSCE/ODIHR Elections Report of 2018, pp. 2, 9 and 15.",
    "CoE-CPT, para. 30. See also para. 40.",
    "CoE-ACFC, para. 9, see also paras. 34-36. See also AI, p. 5.",
    "Broken Chalk, p. 6.",
    "For relevant recommendations see A/HRC/28/15, paras. 115.22, 115.31-115.39 and 115.48.",
    "For the recommendation see A/HRC/28/15, para. 115.18 (Turkey) and A/HRC/28/15/Add.1, p. 2.",
    "AI, p. 1, C.I.L, para. 3 and A.F.I., para. 2.",
  ])("%s", (note) => {
    expect(again(note)).toBe(note);
  });

  it.each([
    ["CoE-ACFC, p. 4, para, 7.", "CoE-ACFC, p. 4, para. 7."],
    ["JS1, para. 3 and 4.", "JS1, paras. 3 and 4."],
    ["JS1, pages 4, 5.", "JS1, pp. 4 and 5."],
    ["JS3, p. 4 See also HRORS, paras.11-13 and EU-FRA, p. 9.", "JS3, p. 4. See also HRORS, paras. 11-13 and EU-FRA, p. 9."],
    ["CoE-GREVIO, para. 123 and CoE-CoP; para. 5.", "CoE-GREVIO, para. 123 and CoE-CoP, para. 5."],
    ["CoE-Commissioner, p. 3 and paras. 149–151.", "CoE-Commissioner, p. 3 and paras. 149-151."],
    ["For the recommendation see A/HRC/28/15 para. 115.18 (Turkey).", "For the recommendation see A/HRC/28/15, para. 115.18 (Turkey)."],
    ["CoE-GREVIO paras. 178, 191 and 198, and CoE-CoP, para. 7.", "CoE-GREVIO, paras. 178, 191 and 198, and CoE-CoP, para. 7."],
  ])("corrects the print of %s", (note, correct) => {
    expect(again(note)).toBe(correct);
  });

  it.each([
    "",
    "A/HRC/43/15 and the addendum A/HRC/43/15/Add.1, and A/HRC/43/2.",
    "The following abbreviations are used in UPR documents:",
    "Ibid.",
  ])("is not a citation: %s", (note) => {
    expect(readCitation(note)).toBeNull();
  });
});

describe("every citation that can be built", () => {
  const ref: fc.Arbitrary<Ref> = fc.oneof(
    fc.nat({ max: 200 }).map((n) => ({ from: String(n) })),
    fc.tuple(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 9 })).map(([n, more]) => ({ from: String(n), to: String(n + more) })),
    fc.constantFrom({ from: "2(a)(iii)" }, { from: "D(iv)" }, { from: "58.16", to: "58.17" }, { from: "3.11" }),
  );
  const place: fc.Arbitrary<Place> = fc.record({
    kind: fc.constantFrom("paragraph", "page"),
    refs: fc.array(ref, { minLength: 1, maxLength: 4 }),
  });
  const source: fc.Arbitrary<Source> = fc.record(
    {
      name: fc.constantFrom("JS1", "JS12", "AI", "Broken Chalk", "UPR BCU", "CoE-ACFC", "PTPR/JS3", "OSCE/ODIHR", "unpointl", "C.I.L"),
      paper: fc.constantFrom("Memorandum", "Annex 1", "Issue Paper"),
      places: fc
        .tuple(place, fc.option(fc.tuple(place, fc.boolean())))
        .map(([one, other]) => [one, ...(other ? [{ ...other[0], ...(other[1] ? { within: true as const } : {}) }] : [])]),
    },
    { requiredKeys: ["name", "places"] },
  );
  const citation: fc.Arbitrary<Citation> = fc.record({
    cited: fc.array(source, { minLength: 1, maxLength: 4 }),
    seeAlso: fc.array(fc.record({ sources: fc.array(source, { minLength: 1, maxLength: 3 }) }), { maxLength: 1 }),
  });

  it("comes back the same", () => {
    fc.assert(
      fc.property(citation, (built) => {
        expect(readCitation(printCitation(built))).toEqual(built);
      }),
    );
  });
});

/** The numbered endnotes after "Notes", wrapped lines joined; page furniture left out. */
function endnotes(text: string, symbol: string): Map<number, string> {
  const notes = new Map<number, string>();
  let next = 1;
  for (const line of text
    .slice(text.search(/^Notes\s*$/m))
    .split("\n")
    .slice(1)) {
    const trimmed = line.replace(/\f/g, "").trim();
    if (trimmed === "" || trimmed === symbol || (/^\d{1,2}$/.test(trimmed) && Number(trimmed) !== next)) continue;
    const start = /^(\d{1,3})(?:\s+(\S.*))?$/.exec(trimmed);
    if (start && Number(start[1]) === next) notes.set(next++, start[2] ?? "");
    else if (notes.size > 0) notes.set(next - 1, `${notes.get(next - 1)!} ${trimmed}`.trim());
  }
  return notes;
}

/** What of a printed citation is otherwise than the grammar prints it; empty where nothing explains it. */
function reason(printed: string, ours: string): string {
  const steps: [string, (text: string) => string][] = [
    ["a long dash between numbers", (text) => text.replace(/[–—]/g, "-")],
    ["punctuation or a blank left out or doubled", (text) => text.replace(/[\s.,;]/g, "")],
    ["“and” left out or doubled", (text) => text.replace(/and/g, "")],
    ["“para.” for several, “paras.” for one, “pages” for “pp.”", (text) => text.replace(/paras|para|pages|page|pp|p(?=\d)/g, "")],
  ];
  let [a, b] = [printed, ours];
  for (const [why, same] of steps) {
    [a, b] = [same(a), same(b)];
    if (a === b) return why;
  }
  return "";
}

describe.each([
  { name: "A_HRC_WG.6_34_SVN_3", symbol: "A/HRC/WG.6/34/SVN/3", count: 144, citations: 141, same: 116 },
  { name: "A_HRC_WG.6_48_SVN_3", symbol: "A/HRC/WG.6/48/SVN/3", count: 124, citations: 122, same: 110 },
])("the printed summary $name", ({ name, symbol, count, citations, same }) => {
  const path = sharedFile(`data/summaries/${name}-stakeholder-summary.txt`);

  it.skipIf(path === null)("has all its citations read; those printed otherwise are slips of print and dashes", () => {
    const notes = endnotes(readFileSync(path!, "utf8"), symbol);
    expect(notes.size).toBe(count);
    const citing = [...notes.values()].filter((note) => /\b(?:paras?|pp?)[.,]/.test(note) && note.length < 500);
    expect(citing.length).toBe(citations);
    expect(citing.filter((note) => readCitation(note) === null)).toEqual([]);
    const others = citing.filter((note) => again(note) !== note);
    const reasons = others.map((note) => reason(note, again(note)!) || "other");
    const counted = [...new Set(reasons)].map((why) => `  ${String(reasons.filter((one) => one === why).length)} ${why}`);
    console.info(
      [`${name}: ${String(citing.length - others.length)} of ${String(citing.length)} citations exactly`, ...counted].join("\n"),
    );
    console.info(
      others
        .filter((_, i) => reasons[i] === "other")
        .map((note) => `  printed: ${note}\n  ours:    ${again(note)!}`)
        .join("\n"),
    );
    expect(citing.length - others.length).toBeGreaterThanOrEqual(same);
  });

  it.skipIf(path === null)("prints what it printed once more the same", () => {
    for (const note of endnotes(readFileSync(path!, "utf8"), symbol).values()) {
      const printed = again(note);
      if (printed !== null) expect(again(printed)).toBe(printed);
    }
  });
});
