import { describe, expect, it } from "vitest";
import { findMarks } from "./marks.js";

const marked = (text: string, notes: number): string => {
  const marks = findMarks(
    [text],
    Array.from({ length: notes }, (_, i) => i + 1),
  );
  return marks.reduceRight((result, { start, end, number }) => `${result.slice(0, start)}<${number}>${result.slice(end)}`, text);
};

describe("findMarks", () => {
  it.each<[string, number, string]>([
    ["libraries.1 2 Their", 2, "libraries.<1><2> Their"],
    ["libraries.1,2 Their", 2, "libraries.<1><2> Their"],
    ["roles.1 And skills;2 meaning (materials).3 Now", 3, "roles.<1> And skills;<2> meaning (materials).<3> Now"],
    ["in 2018.1 Then in 2019.2", 2, "in 2018.<1> Then in 2019.<2>"],
    ["and others. 1 Similarly", 1, "and others.<1> Similarly"],
    ["1.5 million people in 50.000 places with 15.000.00 items.1", 5, "1.5 million people in 50.000 places with 15.000.00 items.<1>"],
    ["Recommendations 138.1, 139,2 and 140.3 stand.1", 3, "Recommendations 138.1, 139,2 and 140.3 stand.<1>"],
    ["(2) it rose. 1.5 per cent1", 5, "(2) it rose. 1.5 per cent<1>"],
    ["It grew by 1.5 in a year1", 5, "It grew by 1.5 in a year<1>"],
    ["CO2 and H2O, articles 1, 2 and 3.", 3, "CO2 and H2O, articles 1, 2 and 3."],
    ["It rained.1 Okapi2, a base, grew.2", 2, "It rained.<1> Okapi2, a base, grew.<2>"],
    ["It rained.[1] It snowed.[2] It rained.[1]", 2, "It rained.<1> It snowed.<2> It rained.<1>"],
    ["It rained [1]. It snowed.[2019]", 1, "It rained<1>. It snowed.[2019]"],
    ["It rained.[i] It snowed.[ii]", 2, "It rained.<1> It snowed.<2>"],
    ["It rained.¹ It snowed.²", 2, "It rained.<1> It snowed.<2>"],
    ["ten m² of rain.¹", 1, "ten m² of rain.<1>"],
    ["أمطرت.١ وأثلجت.٢", 2, "أمطرت.<1> وأثلجت.<2>"],
    ["下雨了。1下雪了。2", 2, "下雨了。<1>下雪了。<2>"],
  ])("%s", (text, notes, expected) => {
    expect(marked(text, notes)).toBe(expected);
  });

  it("takes no plain digit for a mark where there is no list of notes", () => {
    expect(findMarks(["libraries.1 And roles.2"], [])).toEqual([]);
  });

  it("says which marks stand out of order and which are only likely", () => {
    const marks = findMarks(["one.1 Three.3 Two.2 Four.4 five5"], [1, 2, 3, 4, 5]);
    const doubts = marks.map(({ number, doubt }) => `${number} ${doubt ?? "sure"}`);
    expect(doubts.filter((doubt) => doubt.endsWith("sure"))).toHaveLength(3);
    expect(doubts.filter((doubt) => /^[23] mark-out-of-order$/.test(doubt))).toHaveLength(1);
    expect(doubts.at(-1)).toBe("5 mark-uncertain");
  });
});
