import { describe, expect, it } from "vitest";
import { cycleOfSymbol, cyclesNamed } from "./cycles.js";

describe("cycles", () => {
  it.each([
    ["A/HRC/18/3", 1],
    ["A/HRC/28/15", 2],
    ["A/HRC/32/8", 2],
    ["A/HRC/43/15", 3],
    ["A/HRC/59/7", 4],
    ["CRC/C/BEL/CO/5", null],
  ])("%s", (symbol, cycle) => expect(cycleOfSymbol(symbol)).toBe(cycle));
  it.each<[string, number[]]>([
    ["the second cycle", [2]],
    ["UPR of Belgium 2nd cycle recommendations:", [2]],
    ["third UPR cycle", [3]],
    ["cycle 4", [4]],
    ["premier cycle", [1]],
    ["третьего цикла", [3]],
    ["第三轮", [3]],
    ["الجولة الثالثة", [3]],
    ["the life cycle of a second product", []],
    ["bicycle 2", []],
  ])("%s", (text, cycles) => expect(cyclesNamed(text).map((one) => one.cycle)).toEqual(cycles));
});
