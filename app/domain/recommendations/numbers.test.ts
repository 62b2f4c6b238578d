import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNumbers } from "./numbers.js";

const known = new Set(["138.117", "138.118", "138.119", "138.109", "139.11", "138.70", "138.67", "6.1", "60.1.1"]);
const numbers = (text: string, list?: ReadonlySet<string>) => findNumbers(text, { known: list }).map((one) => one.number);

describe("with the review's list", () => {
  it.each<[string, string[]]>([
    ["138.117 Continue to promote", ["138.117"]],
    ["relevant to such recommendations as 138,117, 139,11 and 138,70. This", ["138.117", "139.11", "138.70"]],
    ["see 138,117 and 139,11", ["138.117", "139.11"]],
    ["para. 138.117", ["138.117"]],
    ["para.138.117", ["138.117"]],
    ["(138.117; 139.11)", ["138.117", "139.11"]],
    ["138.117-119", ["138.117", "138.118", "138.119"]],
    ["138.117–138.119", ["138.117", "138.118", "138.119"]],
    ["138.117 to 138.119", ["138.117", "138.118", "138.119"]],
    ["A/HRC/32/8, paras. 138.117 and 139.11", ["138.117", "139.11"]],
    ["as recommended in 138.117.5 Libraries", ["138.117"]],
    ["60.1.1 Ratify", ["60.1.1"]],
    ["recommendation 6.1", ["6.1"]],
    ["التوصية 138-117", ["138.117"]],
    ["توصيات ١٣٨-١١٧", ["138.117"]],
    ["建议138.117和139.11", ["138.117", "139.11"]],
    ["рекомендации 138.117 и 139.11", ["138.117", "139.11"]],
    ["138.110 Do more", ["138.110"]],
    ["139.110", ["139.110"]],
    ["recommendation 200.1", ["200.1"]],
    ["recommendations 138.117, 118 and 119", ["138.117", "138.118", "138.119"]],
    ["138.117 to 119", ["138.117", "138.118", "138.119"]],
    ["138.117,138.118;138.119", ["138.117", "138.118", "138.119"]],
    ["paras. 138. 117 and 139.11", ["138.117", "139.11"]],
    ["paras. 138.117 -\n138.119", ["138.117", "138.118", "138.119"]],
    ["les recommandations 138.117 à 138.119 et 139.11", ["138.117", "138.118", "138.119", "139.11"]],
    ["las recomendaciones 138.117 a 138.119 y 139.11", ["138.117", "138.118", "138.119", "139.11"]],
    ["рекомендации 138.117–138.119, 139.11", ["138.117", "138.118", "138.119", "139.11"]],
    ["التوصيات من 138-117 إلى 138-119 و139-11", ["138.117", "138.118", "138.119", "139.11"]],
    ["التوصيات ١٣٨-١١٧، ١٣٩-١١", ["138.117", "139.11"]],
    ["توصیه‌های ۱۳۸.۱۱۷", ["138.117"]],
    ["建议138.117至138.119", ["138.117", "138.118", "138.119"]],
    ["第138.117段和第139.11段", ["138.117", "139.11"]],
    ["(138.117)", ["138.117"]],
    ["[138.117]", ["138.117"]],
    ["No. 138.117", ["138.117"]],
    ["recs. 138,117 & 139,11", ["138.117", "139.11"]],
    ["para. 138, rec. 117", ["138.117"]],
    ["paragraph 138 (117)", ["138.117"]],
    ["paras. 183.117–138.119", ["183.117", "138.117", "138.118", "138.119"]],
    ["138.117, 12 people", ["138.117"]],
    ["138.117 and 119 women", ["138.117"]],
  ])("%s", (text, expected) => expect(numbers(text, known)).toEqual(expected));

  it.each([
    "138,117 people were affected",
    "around 138.117 inhabitants",
    "€ 138.117",
    "138,110 is not in the list",
    "6.1 million",
    "6.1 %",
    "6.1 per cent",
    "article 6.1",
    "Articles 6.1 and 138.70",
    "50.000 accessible books",
    "15.000.00",
    "in 2018.13 The",
    "in 2019.17",
    "on 19.07.2011",
    "libraries.20",
    "skills;10",
    "1.5 million people",
    "2004/138.117",
    "JS1, para. 58.3",
    "SDG targets 6.1 and 16.10",
    "1.1 Marginalised groups",
    "version 138.70",
    "00138.117",
    "138.117.000",
    "tel. 02 138.117.22.11",
    "on 6.1.2019",
    "Law No. 6.1 of 2019",
    "art. 6.1 ECHR",
    "CHF 138,117",
    "138,117 habitants",
    "between 2017-2019",
    "from 138 to 139.5 million",
    "ICD-10 6.1 and DSM-5",
    "Windows 6.1",
  ])("not in: %s", (text) => expect(numbers(text, known)).toEqual([]));

  it("says what the list does not hold", () =>
    expect(findNumbers("138.117 and 138.999", { known }).map((one) => one.known)).toEqual([true, false]));
  it("tells the report", () =>
    expect(findNumbers("A/HRC/28/15/Add.1, paras. 138.117 and 139.11", { known }).map((one) => one.symbol)).toEqual([
      "A/HRC/28/15",
      "A/HRC/28/15",
    ]));
  it.each<[string, (string | number | undefined)[]]>([
    ["In the second cycle 138.117 and in the third cycle 138.118.", [2, 3]],
    ["Recommendation 138.117 of the third UPR cycle. See 138.118 too.", [3, undefined]],
    ["See 138.117 and 138.118 (A/HRC/28/15).", ["A/HRC/28/15", "A/HRC/28/15"]],
    ["Au deuxième cycle, la recommandation 138.117", [2]],
    ["en el segundo ciclo (138.117)", [2]],
    ["во втором цикле: 138.117", [2]],
    ["第二轮建议138.117", [2]],
    ["التوصية 138-117 من الجولة الثانية", [2]],
  ])("tells the cycle: %s", (text, expected) =>
    expect(findNumbers(text, { known }).map((one) => one.symbol ?? one.cycle)).toEqual(expected),
  );
  it("gives the place", () => {
    const text = "See 138,117, please.";
    const [one] = findNumbers(text, { known });
    expect(text.slice(one!.start, one!.end)).toBe("138,117");
  });
});

describe("without a list", () => {
  it.each<[string, string[]]>([
    ["relevant to such recommendations as 138,117, 139,11 and 138,70. This", ["138.117", "139.11", "138.70"]],
    ["138.117 Continue", ["138.117"]],
    ["paras. 115.44 -115.46, 115.49 and 115.51", ["115.44", "115.45", "115.46", "115.49", "115.51"]],
    ["138,117 of them", []],
    ["1.1 Marginalised and more", []],
    ["paragraph 2.1", []],
    ["approx. 15.000.00 items, 50.000 books, in 2018.13 and 19.07.2011", []],
    ["6.1 million", []],
  ])("%s", (text, expected) => expect(numbers(text)).toEqual(expected));
});

describe("properties", () => {
  const number = fc.tuple(fc.integer({ min: 60, max: 250 }), fc.integer({ min: 1, max: 399 })).map(([a, b]) => `${a}.${b}`);
  it("finds every listed number in a list, with points or commas", () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 8 }), fc.constantFrom(".", ","), (list, separator) => {
        const text = `Recommendations ${list.map((one) => one.replace(".", separator)).join(", ")}.`;
        expect(numbers(text, new Set(list))).toEqual(list);
      }),
    );
  });
  it("gives places inside the text, in order, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("1", "3", "8", ".", ",", "-", " ", "a", "para", "–") }), (text) => {
        const all = findNumbers(text, { known });
        all.forEach((one, i) => {
          expect(one.start).toBeGreaterThanOrEqual(all[i - 1]?.start ?? 0);
          expect(one.end).toBeLessThanOrEqual(text.length);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.number).toMatch(/^[1-9]\d{0,2}(\.[1-9]\d{0,2}){1,2}$/);
        });
      }),
    );
  });
});
