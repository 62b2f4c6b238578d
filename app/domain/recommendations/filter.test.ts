import { describe, expect, it } from "vitest";
import { facets, filterFromSearch, filterRecommendations } from "./filter.js";
import type { Recommendation } from "./recommendation.js";

const recommendation = (number: string, text: string, change: Partial<Recommendation> = {}): Recommendation => ({
  symbol: "A/HRC/32/8",
  number,
  text,
  states: [],
  position: "supported",
  positionSource: "",
  themes: [],
  sdgs: [],
  persons: [],
  ...change,
});

const LIST = [
  recommendation("138.117", "Guarantee access to libraries", { states: ["Côte d’Ivoire"], themes: ["E7 Cultural rights"] }),
  recommendation("139.11", "Combat racism", { states: ["Chile", "Peru"], position: "noted", persons: ["Children"] }),
  recommendation("139.2", "Combat poverty", {
    states: ["Chile"],
    themes: ["E7 Cultural rights", "A12 Acceptance of international norms"],
    sdgs: ["16"],
    persons: ["Children"],
  }),
];
const numbers = (search: string) => filterRecommendations(LIST, filterFromSearch(new URLSearchParams(search))).map((r) => r.number);

describe("filterRecommendations", () => {
  it.each([
    ["", ["138.117", "139.11", "139.2"]],
    ["query=combat", ["139.11", "139.2"]],
    ["query=POVERTY+combat", ["139.2"]],
    ["query=138,117", ["138.117"]],
    ["query=cote", ["138.117"]],
    ["position=noted", ["139.11"]],
    ["position=nonsense", ["138.117", "139.11", "139.2"]],
    ["theme=E7+Cultural+rights", ["138.117", "139.2"]],
    ["state=Chile&theme=E7+Cultural+rights", ["139.2"]],
    ["sdg=16", ["139.2"]],
    ["person=Children&position=noted", ["139.11"]],
    ["query=nothing", []],
  ])("%j finds %j", (search, found) => {
    expect(numbers(search)).toEqual(found);
  });
});

it("counts what a list can be filtered by", () => {
  expect(facets(LIST)).toEqual({
    positions: [
      { value: "supported", count: 2 },
      { value: "noted", count: 1 },
    ],
    themes: [
      { value: "A12 Acceptance of international norms", count: 1 },
      { value: "E7 Cultural rights", count: 2 },
    ],
    states: [
      { value: "Chile", count: 2 },
      { value: "Côte d’Ivoire", count: 1 },
      { value: "Peru", count: 1 },
    ],
    sdgs: [{ value: "16", count: 1 }],
    persons: [{ value: "Children", count: 2 }],
  });
});
