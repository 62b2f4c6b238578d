import { describe, expect, it } from "vitest";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { CitableSource } from "./points.js";
import { createSuggest } from "./suggest.js";
import { proposeTags } from "./tags.js";

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
const suggest = createSuggest([
  recommendation("1.1", "Improve conditions in the prisons of Flanders and reduce overcrowding (Spain)"),
  recommendation("1.2", "Continue to promote the access of vulnerable groups to education (Portugal)"),
  recommendation("1.3", "Take measures against trafficking in women (Peru)"),
  recommendation("1.4", "Increase official development assistance (Cuba)"),
  recommendation("1.5", "Guarantee sign language for deaf children (Iraq)"),
]);
const numbers = (text: string) => suggest(text).recommendations.map((one) => one.number);

describe("suggestions", () => {
  it("say why: theme, person, place and shared words", () => {
    const [first] = suggest("Libraries in Flanders serve inmates of every prison, in spite of overcrowding.").recommendations;
    expect(first).toMatchObject({ symbol: "A/HRC/1/1", number: "1.1" });
    expect(first!.reasons).toContainEqual({ kind: "person", matter: "detention" });
    expect(first!.reasons).toContainEqual({ kind: "place", words: ["Flanders"] });
    expect(first!.reasons.find((one) => one.kind === "words")).toMatchObject({
      words: expect.arrayContaining(["overcrowding"]) as string[],
    });
  });
  it.each([
    ["Les personnes sourdes n’ont pas de langue des signes à l’école.", "1.5"],
    ["Los presos viven en cárceles con hacinamiento.", "1.1"],
    ["Торговля людьми и принудительный труд не расследуются.", "1.3"],
    ["囚犯的监狱条件恶劣，过度拥挤。", "1.1"],
    ["السجون مكتظة والسجناء بلا رعاية", "1.1"],
  ])("reach across languages: %s", (text, number) => expect(numbers(text)[0]).toBe(number));
  it("are none where nothing fits", () => {
    expect(numbers("The weather was fine and lunch was served.")).toEqual([]);
    expect(suggest("")).toEqual({ recommendations: [], points: [], tags: [] });
  });
});

describe("suggestions in another language than the list's", () => {
  const plain = recommendation("1.6", "Sequester widgets by means of gadgets without delay (Chad)");
  const spoken = {
    ...plain,
    translations: { fr: "Mettre sous séquestre les bidules au moyen de trucs (Tchad)", ar: "حجز الأدوات بالآلات دون تأخير" },
  };
  it.each([
    ["Les bidules et les trucs ne sont pas mis sous séquestre.", ["bidules", "séquestre"]],
    ["لم يتم حجز الأدوات بالآلات", ["الأدوات"]],
  ])("use the translations that are stored: %s", (text, words) => {
    const [found] = createSuggest([plain])(text).recommendations;
    expect(found).toBeUndefined();
    const [own] = createSuggest([spoken])(text).recommendations;
    expect(own?.number).toBe("1.6");
    const reason = own!.reasons.find((one) => one.kind === "words");
    expect(reason && "words" in reason ? reason.words : []).toEqual(expect.arrayContaining(words));
  });
});

describe("points of other sources", () => {
  const source: CitableSource = {
    key: "source:1",
    kind: "letter",
    title: "Letter",
    symbol: "",
    points: [
      { number: "1", headings: ["Education"], text: "Opening school libraries to every child." },
      { number: "2", headings: ["Trade"], text: "Paying fees in time." },
    ],
  };
  it("are proposed beside recommendations, with the reasons", () => {
    const found = createSuggest([recommendation("1.2", "Promote access to education (Portugal)")], [source])("Pupils need schools.");
    expect(found.recommendations.map(({ number }) => number)).toEqual(["1.2"]);
    expect(found.points).toMatchObject([
      { symbol: "source:1", number: "1", reasons: [{ kind: "theme", matter: "education" }, { kind: "words" }] },
    ]);
  });
});

describe("what a paragraph is about", () => {
  it.each([
    ["Blind pupils have no books in Braille at school.", ["theme disability", "theme education", "person disability", "sdg 4", "sdg 10"]],
    ["Les femmes détenues ne reçoivent pas de soins de santé.", ["person women", "person detention", "sdg 3", "sdg 5"]],
    ["妇女遭受家庭暴力", ["theme violence-against-women", "person women", "sdg 5"]],
  ])("%s", (text, expected) =>
    expect(proposeTags(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(expect.arrayContaining(expected)),
  );
});
