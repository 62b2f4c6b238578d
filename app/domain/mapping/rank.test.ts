import { describe, expect, it } from "vitest";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { mattersOfHeading, splitHeading } from "./heading.js";
import { mattersIn, mattersOfLabel } from "./matching.js";
import { heads, matters } from "./matter/index.js";
import { createRanker } from "./rank.js";

const recommendation = (number: string, text: string, ...themes: string[]): Recommendation => ({
  symbol: "A/HRC/1/1",
  number,
  text,
  states: [],
  position: "supported",
  positionSource: "",
  themes,
  sdgs: [],
  persons: [],
});
const list = [
  recommendation("1.1", "Ratify the Optional Protocol to the Convention against Torture (Chile)", "A12 Acceptance of international norms"),
  recommendation("1.2", "Continue to promote the access of vulnerable groups to education (Portugal)", "E51 Right to education - General"),
  recommendation("1.3", "Improve conditions in prisons and reduce overcrowding (Spain)", "D26 Conditions of detention"),
  recommendation("1.4", "Take measures against trafficking in women (Peru)", "D27 Prohibition of slavery, trafficking"),
  recommendation("1.5", "Protect journalists from harassment (Latvia)", "Freedom of opinion and expression & access to information"),
  recommendation("1.6", "Strengthen the rights of persons with disabilities (Iraq)", "F4 Persons with disabilities"),
  recommendation("1.7", "Adopt a national action plan against racism (Ghana)", "B32 Racial discrimination"),
  recommendation("1.8", "Increase official development assistance (Cuba)", "A3 Inter-State cooperation & development assistance"),
];
const ranker = createRanker(list);

describe("ranking", () => {
  it.each([
    ["Libraries teach pupils to read and open schools to everybody.", "1.2"],
    ["Inmates share cells of nine square metres; the custody suites are full.", "1.3"],
    ["Reporters were attacked at demonstrations and the press was kept away.", "1.5"],
    ["Blind readers need accessible books in Braille.", "1.6"],
    ["Hate speech against people of African descent has increased.", "1.7"],
    ["Victims of forced labour receive no residence permit.", "1.4"],
    ["Les établissements pénitentiaires souffrent de surpopulation.", "1.3"],
    ["Los alumnos de las escuelas rurales no tienen docentes.", "1.2"],
    ["Инвалиды не имеют доступа к жестовому языку.", "1.6"],
    ["التمييز العنصري وخطاب الكراهية في ازدياد", "1.7"],
    ["记者的言论自由受到限制。", "1.5"],
  ])("%s", (text, number) => expect(ranker.rank(text, 3)[0]?.number).toBe(number));

  it("gives the shared matters and the symbol", () =>
    expect(ranker.rank("Schools are closed.", 1)[0]).toMatchObject({
      symbol: "A/HRC/1/1",
      number: "1.2",
      matters: ["education"],
    }));
  it("lets a heading weigh", () => expect(ranker.rank("Right to education\nThe prison has a library.", 2)[0]?.number).toBe("1.2"));
  it("finds nothing for nothing", () => {
    expect(ranker.rank("", 5)).toEqual([]);
    expect(createRanker([]).rank("Schools", 5)).toEqual([]);
  });
  it("answers the same every time", () =>
    expect(createRanker(list).rank("prison schools for women", 8)).toEqual(ranker.rank("prison schools for women", 8)));
});

describe("the model of the matter", () => {
  it("has each matter once and points only to matters that it has", () => {
    const ids = matters.map((matter) => matter.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      [...matters.flatMap((matter) => matter.partOf ?? []), ...heads.flatMap((head) => Object.keys(head.matters))].filter(
        (id) => !ids.includes(id),
      ),
    ).toEqual([]);
  });
  it("finds a matter by each language's first term", () => {
    for (const matter of matters) {
      for (const terms of [matter.en, matter.fr, matter.es, matter.ru, matter.ar, matter.zh]) {
        const first = terms?.split("|")[0]?.replaceAll("*", "");
        if (first) expect([matter.id, first, mattersIn(first).has(matter.id)]).toEqual([matter.id, first, true]);
      }
    }
  });
  it.each([
    ["D43 Freedom of opinion and expression", "expression"],
    ["Ratification of & accession to international instruments", "ratification"],
    ["14.3. Freedom of opinion and expression", "expression"],
    ["Members of minorities", "minorities"],
    ["B32 Racial discrimination", "racism"],
  ])("%s is %s", (label, id) => expect(mattersOfLabel(label)).toContain(id));
  it("knows OHCHR's heads with and without numbers, and reads others by their words", () => {
    expect(mattersOfHeading("III. National human rights framework").get("nhri")).toBe(1);
    expect([...mattersOfHeading("1.2 Cultural and educational rights of prisoners").keys()].sort()).toEqual([
      "culture",
      "detention",
      "education",
    ]);
  });
  it("tells a heading from a sentence", () => {
    expect(splitHeading("4. Minorities\nText.").heading).toBe("4. Minorities");
    expect(splitHeading("They said so.\nText.").heading).toBe("");
    expect(splitHeading("Only a line").heading).toBe("");
  });
});
