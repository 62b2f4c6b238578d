import { describe, expect, it } from "vitest";
import { type Block, emptyCover, type StructuredDocument } from "~/app/domain/document/document.js";
import type { Position, Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { coverage } from "../coverage.js";
import { nearestNumbers } from "./nearest.js";
import { remarksOn } from "./remarks.js";

const recommendation = (number: string, text: string, position: Position = "supported", symbol = "A/HRC/32/8"): Recommendation => ({
  symbol,
  number,
  text,
  states: [],
  position,
  positionSource: "",
  themes: [],
  sdgs: [],
  persons: [],
});
const list = [
  recommendation("138.117", "Continue to promote the access of vulnerable groups to education (Portugal)"),
  recommendation("138.118", "Open more public libraries in prisons (Chile)", "noted"),
  recommendation("138.119", "Train judges (Peru)", "supported/noted"),
  recommendation("139.11", "Ratify the Convention (Ghana)", "supported"),
];
const remarks = (kind: Block["kind"], text: string, recommendations = list) => {
  const block: Block = {
    id: "a",
    kind,
    inline: text.split("\n").flatMap((line, i) => [...(i > 0 ? [{ type: "break" as const }] : []), { type: "text" as const, text: line }]),
  };
  const document: StructuredDocument = { schema: 1, cover: emptyCover(), blocks: [block], notes: [], links: [] };
  return remarksOn(document, recommendations, coverage(document, recommendations)).map((remark) => ({
    ...remark,
    corrected: remark.corrections.map(({ start, end, was, text: words }) => {
      expect(text.slice(start, end)).toBe(was);
      return text.slice(0, start) + words + text.slice(end);
    }),
  }));
};

describe("a number that no list has", () => {
  it("is told with the nearest ones", () => {
    const [one, ...rest] = remarks("paragraph", "See recommendation 138.171.");
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ kind: "unknown", number: "138.171", place: { start: 19, end: 26 } });
    expect(one!.corrected[0]).toBe("See recommendation 138.117.");
  });
  it("offers slips of the finger first, then neighbours, and nothing far away", () => {
    expect(nearestNumbers("138.171", ["138.117", "138.172", "140.11", "1.2"])).toEqual(["138.172", "138.117"]);
    expect(nearestNumbers("200.9", ["138.117"])).toEqual([]);
  });
});

describe("a quotation", () => {
  it("in a box that departs from the official text is told with the difference and its correction", () => {
    const [one] = remarks(
      "reference-box",
      "Second cycle:\n138.117 Continue to promote access of vulnerable persons to education\n139.11 Ratify the Convention",
    );
    expect(one).toMatchObject({ kind: "quotation", number: "138.117" });
    expect(one!.difference!.filter((part) => part.change !== "same").map((part) => [part.change, part.text.trim()])).toContainEqual([
      "missing",
      "groups",
    ]);
    expect(one!.corrected).toEqual([
      "Second cycle:\n138.117 Continue to promote the access of vulnerable groups to education\n139.11 Ratify the Convention",
    ]);
  });
  it("in a sentence too, behind its number or before it", () => {
    expect(remarks("paragraph", "138.117 asks to “continue to promote the access of weak groups to education”.")[0]?.corrected).toEqual([
      "138.117 asks to “Continue to promote the access of vulnerable groups to education”.",
    ]);
    expect(remarks("paragraph", "“Open many public libraries in prisons” (138.118)")[0]?.kind).toBe("quotation");
  });
  it("in the language of the text is held against the official text in that language", () => {
    const french = list.map((one) => ({
      ...one,
      inLanguage: "Continuer à promouvoir l’accès des groupes vulnérables à l’éducation (Portugal)",
    }));
    const quoted = (words: string) => remarks("reference-box", `Deuxième cycle :\n138.117 ${words}`, french)[0]?.corrected;
    expect(quoted("Continuer à promouvoir l’accès des groupes vulnérables à l’éducation")).toBeUndefined();
    expect(quoted("Continue to promote the access of vulnerable groups to education")).toBeUndefined();
    expect(quoted("Continuer à freiner l’accès des groupes vulnérables à l’éducation")).toEqual([
      "Deuxième cycle :\n138.117 Continuer à promouvoir l’accès des groupes vulnérables à l’éducation",
    ]);
  });
  it.each([
    ["reference-box", "Label:\n138.117 Continue to promote the access of vulnerable groups to education."],
    ["reference-box", "Label:\n138.117 Continue to promote access"],
    ["paragraph", "138.117 was answered with “nothing has been done since 2016 and nothing will be”."],
    ["paragraph", "138.117 asks to “continue to promote the access of vulnerable groups to education”."],
  ] as const)("that agrees is left alone: %s %s", (kind, text) => expect(remarks(kind, text)).toEqual([]));
});

describe("a position", () => {
  it.each([
    ["Belgium accepted recommendation 138.118.", "Belgium noted recommendation 138.118."],
    ["The supported recommendations 139.11 and 138.118 ask this.", "The noted recommendations 139.11 and 138.118 ask this."],
    ["138.117, which the State noted, asks this.", "138.117, which the State supported, asks this."],
    ["Belgium rejected 138.117.", "Belgium supported 138.117."],
    ["La Belgique a accepté la recommandation 138.118.", "La Belgique a noté la recommandation 138.118."],
    ["比利时接受建议138.118。", "比利时注意到建议138.118。"],
  ])("%s", (text, corrected) => {
    const found = remarks("paragraph", text);
    expect(found.map((one) => one.kind)).toEqual(["position"]);
    expect(found[0]!.corrected).toEqual([corrected]);
  });
  it.each([
    "Belgium supported 138.117 but noted 138.118.",
    "We noted in 138.117 that little was done.",
    "We support recommendation 138.118.",
    "Belgium partially accepted 138.118.",
    "Belgium accepted 138.119.",
    "138.118 asks for libraries. Belgium supported others.",
    "The prisons supported by the State are named in the report; see 138.118.",
    "Estado aceptó la recomendación 139.11.",
  ])("says nothing: %s", (text) => expect(remarks("paragraph", text)).toEqual([]));
  it("is told without a correction where words alone do not turn it round", () =>
    expect(remarks("paragraph", "El Estado aceptó la recomendación 138.118.")[0]).toMatchObject({ kind: "position", corrections: [] }));
});

describe("several cycles", () => {
  const both = [...list, recommendation("138.117", "Protect journalists (Latvia)", "noted", "A/HRC/47/3")];
  it("says that a number is ambiguous and offers the reports", () => {
    const [one] = remarks("paragraph", "See 138.117.", both);
    expect(one).toMatchObject({ kind: "ambiguous" });
    expect(one!.corrected).toEqual(["See A/HRC/32/8, para. 138.117.", "See A/HRC/47/3, para. 138.117."]);
  });
  it.each(["See 138.117 of the third cycle.", "See A/HRC/32/8, para. 138.117."])("knows which is meant: %s", (text) =>
    expect(remarks("paragraph", text, both)).toEqual([]),
  );
  it("reads the cycle in a box's label", () =>
    expect(remarks("reference-box", "Third cycle:\n138.117 Protect journalists", both)).toEqual([]));
});
