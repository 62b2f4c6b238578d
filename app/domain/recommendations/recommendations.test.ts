import { describe, expect, it } from "vitest";
import { readPosition } from "./positions.js";
import { compareQuotation } from "./quotation.js";
import { compareNumbers } from "./recommendation.js";
import { isStateName, stateNamedIn } from "./state-names.js";
import { readStates } from "./states.js";

describe("positions", () => {
  it.each([
    ["Supported", "supported"],
    ["supported ", "supported"],
    ["Accepted", "supported"],
    ["enjoy the support of Slovenia", "supported"],
    ["Noted", "noted"],
    ["have been noted by", "noted"],
    ["Rejected", "noted"],
    ["Not supported", "noted"],
    ["did not enjoy the support", "noted"],
    ["not accepted", "noted"],
    ["Supported/Noted", "supported/noted"],
    ["Partially supported", "supported/noted"],
    ["Under consideration", "under consideration"],
    ["will be examined by", "under consideration"],
    ["", "unknown"],
    ["Slovenia", "unknown"],
    ["Soutenue", "supported"],
    ["Apoyada", "supported"],
    ["Tomada nota", "noted"],
  ])("%s is %s", (text, position) => expect(readPosition(text)).toBe(position));
});

describe("recommending States", () => {
  it.each<[string, string[], string]>([
    ["Ratify it (Portugal, Slovakia);", ["Portugal", "Slovakia"], "Ratify it"],
    ["Ratify it (France) (Lithuania);", ["France", "Lithuania"], "Ratify it"],
    ["Ratify it (Iran (Islamic Republic of));", ["Iran (Islamic Republic of)"], "Ratify it"],
    ["Act (Senegal, Venezuela (Bolivarian Republic of),Peru).", ["Senegal", "Venezuela (Bolivarian Republic of)", "Peru"], "Act"],
    ["Act (Bosnia and Herzegovina and Trinidad and Tobago)", ["Bosnia and Herzegovina", "Trinidad and Tobago"], "Act"],
    ["Undertake one (Indonesia); Consider two (Bangladesh)", ["Indonesia", "Bangladesh"], "Undertake one; Consider two"],
    [
      "To examine joining (Algeria)/sign and ratify (Egypt) the Convention",
      ["Algeria"],
      "To examine joining/sign and ratify (Egypt) the Convention",
    ],
    ["Ratify the Convention (ICRMW) (Sierra Le one)", ["Sierra Leone"], "Ratify the Convention (ICRMW)"],
    ["Ratify Protocol (No. 29)", [], "Ratify Protocol (No. 29)"],
    ["Implement the plan (2006–2016); and the law (CEDAW)", [], "Implement the plan (2006–2016); and the law (CEDAW)"],
    ["Act (Bolivia (Plurinational S tate of", ["Bolivia (Plurinational State of)"], "Act"],
    ["Act (Absurdistan);", ["Absurdistan"], "Act"],
    ["Ratify it (Chile); (Estonia); (Togo)", ["Chile", "Estonia", "Togo"], "Ratify it"],
  ])("%s", (text, states, wording) => {
    const read = readStates(text);
    expect(read.wording.replace(/(; )+$/, "")).toBe(wording);
    expect(read.states).toEqual(states);
  });
  it("knows names whatever their accents", () =>
    expect(["Cote d'Ivoire", "TÜRKİYE", "Viet Nam", "Guinea"].map(isStateName)).toEqual([true, true, true, true]));
  it("finds the longest name", () => expect(stateNamedIn("UPR34_Equatorial_Guinea_list".replaceAll("_", " "))).toBe("Equatorial Guinea"));
});

describe("quotations", () => {
  const official = "Continue to promote the access of vulnerable groups to education (Portugal);";
  it.each([
    ["138.117 Continue to promote the access of vulnerable groups to education", "same"],
    ["“Continue to promote  the access of vulnerable groups to education.”", "same"],
    ["Continue to promote the access to education", "shortened"],
    ["Promote the admission of everybody", "different"],
    ["", "different"],
  ])("%s: %s", (quoted, verdict) => expect(compareQuotation(quoted, official).verdict).toBe(verdict));
});

it("orders numbers by their integers", () =>
  expect(["139.110", "139.2", "139.11", "138.70"].sort(compareNumbers)).toEqual(["138.70", "139.2", "139.11", "139.110"]));
