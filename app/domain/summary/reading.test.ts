import { expect, it } from "vitest";
import { type Block, emptyCover } from "../document/document.js";
import type { SubmitterKind } from "../guidelines/guidelines.js";
import { checkSummary } from "./check-summary.js";
import { blockText } from "./print-summary.js";
import type { SummarySource } from "./summary.js";
import { compileSummary } from "./testing.js";

/** "# " begins a heading, "! " a recommendation, anything else is a numbered paragraph. */
function source(id: number, name: string, acronym: string, text: string[], more: Partial<SummarySource> = {}): SummarySource {
  const blocks = text.map((line, i): Block => {
    const kind = line.startsWith("# ") ? "heading" : line.startsWith("! ") ? "recommendation" : "paragraph";
    return { id: `s${String(id)}b${String(i)}`, kind, inline: [{ type: "text", text: line.replace(/^[#!] /, "") }] };
  });
  return {
    id: `s${String(id)}`,
    acronym,
    jsNumber: null,
    kind: "individual" satisfies SubmitterKind,
    title: name,
    language: "en",
    organisations: [{ name, acronym, address: "Main Street 1, 1000 Brussels, Belgium", website: "", description: "" }],
    document: { schema: 1, cover: emptyCover(), blocks, notes: [], links: [] },
    ...more,
  };
}

/** Eight invented submissions, as different in form as those that arrive. */
const EIGHT: SummarySource[] = [
  source(1, "Readers Without Walls", "RWW", [
    "# Introduction",
    "Readers Without Walls was founded in 1998. We work in eleven towns.",
    "# Right to education",
    "The schools of the southern province have no library. This has been so since the reform of 2019.",
    "Teachers in rural schools buy books for their pupils from their own wages.",
    "! Fund a library in every primary school by 2028.",
    "# Persons in detention",
    "Two prisons of three offer no books in the languages that their inmates read.",
    "! Provide reading rooms in all prisons.",
  ]),
  source(
    2,
    "Coalition for Open Schools",
    "",
    [
      "# 1. Education",
      "In the southern province, the schools have no library at all.",
      "Belgium cut the budget for textbooks by 12 per cent in 2023.",
      "! Belgium should raise the budget for textbooks to the level of 2019.",
      "# 2. Children with disabilities",
      "However, inclusive schooling exists on paper only. Children with disabilities are sent to schools far from their homes.",
      "! Ensure that children with disabilities can attend the school of their neighbourhood.",
    ],
    { kind: "joint", jsNumber: 1 },
  ),
  source(3, "Legal Clinic North", "LCN", [
    "# Administration of justice",
    "Legal aid reaches fewer people than at the last review, although the law promises it to everybody. See paragraph 9 below.",
    "Courts in the north take four years on average to hear a case of discrimination.",
    "! We recommend that the State double the number of judges in the north.",
    "# Hate speech",
    "Prosecutors dropped nine of ten complaints about hate speech online.",
  ]),
  source(
    4,
    "Maison des Femmes",
    "MdF",
    [
      "# Violence à l’égard des femmes",
      "Les refuges pour femmes de trois provinces sont complets toute l’année.",
      "! Financer des refuges dans toutes les provinces.",
    ],
    { language: "fr" },
  ),
  source(
    5,
    "Open Courts, Open Records",
    "",
    [
      "# Access to information",
      "Authorities answered one request for information of four within the time that the law sets.",
      "! Publish all court decisions free of charge.",
      "# Corruption",
      "The register of interests of members of parliament has not been published since 2020.",
    ],
    { kind: "joint", jsNumber: 4 },
  ),
  source(6, "Refuge Harbour", "RH", [
    "# Asylum",
    "We are deeply worried about the reception of families. Families with small children slept in the street for weeks in the winter of 2023.",
    "Unaccompanied minors waited eight months for a guardian.",
    "! End the detention of children for reasons of migration.",
    "! Open reception centres with places for families.",
  ]),
  source(
    7,
    "National Institute for Equality",
    "NIE",
    [
      "# Framework",
      "The Institute received 2,400 complaints in 2023, a third more than in the year before.",
      "Persons of African descent are stopped by the police four times as often as others.",
      "! Adopt a national action plan against racism with figures by which it can be measured.",
    ],
    { kind: "nhri", aStatus: true },
  ),
  source(8, "Green Coast", "Green Coast", [
    "Nothing was done about the poisoned soil around the old works at the harbour.",
    "Families near the harbour drink water from bottles because the water from the tap holds lead.",
    "! Clean the soil around the harbour, and tell the people who live there what is in it.",
  ]),
];

it("a draft of eight submissions has a source for every sentence, room for every stakeholder, and stays within the limit", () => {
  const summary = compileSummary({
    review: { stateName: "Belgium", stateCode: "BEL", session: 52, cycle: 4, previous: "A/HRC/48/8" },
    submissions: EIGHT,
    limit: 900,
  });
  const found = checkSummary(
    summary.text,
    EIGHT.map(({ id }) => id),
    [],
  );
  expect(found.unsourced).toEqual([]);
  expect(found.uncited).toEqual([]);
  expect(found.notFiled).toEqual([]);
  expect(summary.words).toBeLessThanOrEqual(900);
  const text = summary.blocks.map(blockText).join("\n");
  expect(text).not.toMatch(/\b(?:we|our|below|above)\b(?![^“]*”)/i);
  expect(text).toContain("recommended that Belgium raise the budget for textbooks to the level of 2019.");
  expect(text).toContain("received 2,400 complaints");
  if (process.env["READ_DRAFT"])
    console.info(`${String(summary.words)} words\n${text}\n${summary.notes.map((note, i) => `${String(i + 1)} ${note.text}`).join("\n")}`);
});
