import { describe, expect, it } from "vitest";
import { compareImport } from "./compare.js";
import type { Recommendation } from "./recommendation.js";

const recommendation = (number: string, change: Partial<Recommendation> = {}): Recommendation => ({
  symbol: "A/HRC/32/8",
  number,
  text: `Text of ${number}`,
  states: ["Chile"],
  position: "supported",
  positionSource: "",
  themes: ["A12 Acceptance of international norms"],
  sdgs: [],
  persons: [],
  ...change,
});

describe("compareImport", () => {
  it("calls everything new where nothing is stored", () => {
    const { rows, absent } = compareImport([recommendation("138.1"), recommendation("138.2")], []);
    expect(rows.map((row) => row.kind)).toEqual(["new", "new"]);
    expect(absent).toEqual([]);
  });

  it("names each changed field with the old and the new value", () => {
    const { rows } = compareImport([recommendation("138.1", { position: "noted", states: ["Chile", "Peru"] })], [recommendation("138.1")]);
    expect(rows).toEqual([
      {
        kind: "changed",
        recommendation: recommendation("138.1", { position: "noted", states: ["Chile", "Peru"] }),
        differences: [
          { field: "states", old: "Chile", new: "Chile; Peru" },
          { field: "position", old: "supported", new: "noted" },
        ],
      },
    ]);
  });

  it("does not take 139.11 for 139.110 or 139.1", () => {
    const { rows, absent } = compareImport([recommendation("139.11")], [recommendation("139.110"), recommendation("139.1")]);
    expect(rows.map((row) => row.kind)).toEqual(["new"]);
    expect(absent.map((r) => r.number)).toEqual(["139.110", "139.1"]);
  });

  it.each([
    ["number", recommendation("")],
    ["number", recommendation("138.")],
    ["number", recommendation("138,117")],
    ["text", recommendation("138.1", { text: "  " })],
  ])("sets aside a row without a readable %s", (reason, row) => {
    expect(compareImport([row], [])).toMatchObject({ rows: [{ kind: "unreadable", reason }] });
  });

  it("keeps the first of two rows with one number, and says so where they differ", () => {
    const first = recommendation("138.1");
    expect(compareImport([first, recommendation("138.1")], []).rows).toHaveLength(1);
    expect(compareImport([first, recommendation("138.1", { text: "Other" })], []).rows).toMatchObject([
      { kind: "new" },
      { kind: "unreadable", reason: "twice" },
    ]);
  });
});
