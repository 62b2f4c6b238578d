import { describe, expect, it } from "vitest";
import { compareImport, type ImportRow } from "./compare.js";
import { conflictKey, decide, undecided } from "./decide.js";
import type { SourceRow, StoredRecommendation } from "./source.js";

const LIST = { symbol: "A/HRC/32/8", language: "en" };
const stored = (number: string, change: Partial<StoredRecommendation> = {}): StoredRecommendation => ({
  symbol: LIST.symbol,
  number,
  text: `Text of ${number}`,
  states: ["Chile"],
  position: "supported",
  positionSource: "",
  themes: ["A12 Acceptance of international norms"],
  sdgs: [],
  persons: [],
  language: "en",
  translations: {},
  facts: [],
  ...change,
});
const row = (number: string, change: Partial<SourceRow> = {}): SourceRow => ({
  place: { unit: "row", at: 1 },
  number,
  text: `Text of ${number}`,
  ...change,
});
const compare = (read: SourceRow[], known: StoredRecommendation[] = []) => compareImport(read, known, LIST);
const one = (read: Partial<SourceRow>, known: Partial<StoredRecommendation> = {}): ImportRow =>
  compare([row("138.1", read)], [stored("138.1", known)]).rows[0]!;

describe("compareImport", () => {
  it("calls everything new where nothing is stored", () => {
    const { rows, absent } = compare([row("138.1"), row("138.2")]);
    expect(rows.map(({ kind }) => kind)).toEqual(["new", "new"]);
    expect(absent).toEqual([]);
  });

  it.each<[string, Partial<SourceRow>, Partial<StoredRecommendation>, object[]]>([
    ["more States", { states: ["Peru", "Chile"] }, {}, [{ field: "states", conflict: false }]],
    ["other States", { states: ["Peru"] }, {}, [{ field: "states", old: "Chile", new: "Peru", conflict: true }]],
    ["another answer", { position: "noted" }, {}, [{ field: "position", old: "supported", new: "noted", conflict: true }]],
    ["the final answer", { position: "noted" }, { position: "under consideration" }, [{ field: "position", conflict: false }]],
    ["another wording", { text: "Other" }, {}, [{ field: "text", conflict: true }]],
    [
      "further labels",
      { themes: ["Education"], sdgs: ["4"] },
      {},
      [{ field: "themes", new: "Education", conflict: false }, { field: "sdgs" }],
    ],
    ["another language", { text: "Texte", language: "fr" }, {}, [{ field: "text-fr", new: "Texte", conflict: false }]],
    ["another translation", { text: "Texte", language: "fr" }, { translations: { fr: "Autre" } }, [{ field: "text-fr", conflict: true }]],
  ])("shows %s", (_, read, known, differences) => expect(one(read, known)).toMatchObject({ kind: "changed", differences }));

  it.each<[string, Partial<SourceRow>, Partial<StoredRecommendation>]>([
    ["nothing but the number", { text: undefined }, {}],
    ["the same in other letters", { text: "TEXT of 138.1 (Chile);" }, {}],
    ["one State by another name", { states: ["Islamic Republic of Iran"] }, { states: ["Iran (Islamic Republic of)"] }],
    ["an earlier stage", { position: "under consideration" }, {}],
    ["what was refused before", { position: "noted" }, { facts: [{ field: "position", value: "noted", source: "x", refused: true }] }],
  ])("takes %s for no change", (_, read, known) => expect(one(read, known).kind).toBe("unchanged"));

  it("does not take 139.11 for 139.110 or 139.1", () => {
    const { rows, absent } = compare([row("139.11")], [stored("139.110"), stored("139.1")]);
    expect(rows.map(({ kind }) => kind)).toEqual(["new"]);
    expect(absent.map((r) => r.number)).toEqual(["139.110", "139.1"]);
  });

  it.each([
    ["number", row("138.")],
    ["number", row("138,117")],
    ["number", row("", { text: undefined })],
    ["unmatched", row("")],
    ["text", row("138.1", { text: "  " })],
  ])("sets aside a row without a readable %s", (reason, read) => {
    expect(compare([read])).toMatchObject({ rows: [{ kind: "unreadable", reason }] });
  });

  it("keeps the first of two rows with one number, and says so where they differ; languages stand together", () => {
    expect(compare([row("138.1"), row("138.1")]).rows).toHaveLength(1);
    expect(compare([row("138.1"), row("138.1", { text: "Other" })]).rows).toMatchObject([
      { kind: "new" },
      { kind: "unreadable", reason: "twice" },
    ]);
    const [both] = compare([row("138.1"), row("138.1", { text: "Texte", language: "fr" })]).rows;
    expect(both!.recommendation).toMatchObject({ text: "Text of 138.1", translations: { fr: "Texte" } });
  });
});

describe("decide", () => {
  const conflict = one({ position: "noted", themes: ["Education"] }) as Extract<ImportRow, { kind: "changed" }>;
  it("asks for a decision on each conflict, and for nothing else", () => {
    expect(undecided([conflict], { single: {} })).toEqual(["138.1 position"]);
    expect(undecided([conflict], { all: "keep", single: {} })).toEqual([]);
  });
  it.each(["keep", "take"] as const)("does what was decided: %s", (decision) => {
    const result = decide(conflict, { single: { [conflictKey("138.1", "position")]: decision } }, "s1");
    expect(result.position).toBe(decision === "take" ? "noted" : "supported");
    expect(result.themes).toEqual(["A12 Acceptance of international norms", "Education"]);
    expect(result.facts).toMatchObject([
      { field: "position", value: "noted", source: "s1", ...(decision === "keep" && { refused: true }) },
      { field: "themes", value: "Education", place: { unit: "row", at: 1 } },
    ]);
  });
});
