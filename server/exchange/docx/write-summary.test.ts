import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { compileSummary } from "~/app/domain/summary/testing.js";
import type { SummarySource } from "~/app/domain/summary/summary.js";
import { sampleDocument } from "../testing-file.js";
import { ordinal } from "../summary-file.js";
import { writeSummaryDocx } from "./write-summary.js";
import { child, childrenNamed, descendants, elements, parseXml, type XmlElement } from "./xml.js";

const source: SummarySource = {
  id: "s1",
  acronym: "",
  jsNumber: 2,
  kind: "joint",
  title: "Libraries for everybody",
  language: "en",
  organisations: [{ name: "Readers & Co", acronym: "RC", address: "Rue 1, 1000 Brussels, Belgium", website: "", description: "" }],
  document: sampleDocument(),
};
const file = () =>
  writeSummaryDocx({
    summary: compileSummary({
      review: { stateName: "Belgium", stateCode: "BEL", session: 52, cycle: 4, previous: "A/HRC/48/8" },
      submissions: [source],
    }),
    date: new Date("2026-02-03T12:00:00Z"),
    sessionDates: "Geneva, 4–15 May 2026",
  });
const characters = (element: XmlElement) => element.children.filter((one) => typeof one === "string").join("");
const textOf = (element: XmlElement): string =>
  elements(element)
    .map((one) => (one.name === "t" ? characters(one) : one.name === "tab" ? "\t" : textOf(one)))
    .join("");

describe("the summary as Word", () => {
  it("has OHCHR's masthead, and says that it is a draft and no document of OHCHR", async () => {
    const files = unzipSync(await file());
    const document = parseXml(strFromU8(files["word/document.xml"]!));
    const lines = descendants(document, "p").map(textOf);
    for (const line of [
      "United Nations",
      "A/HRC/WG.6/52/BEL/3",
      "General Assembly",
      "Distr.: General",
      "3 February 2026",
      "Original: English",
      "Human Rights Council",
      "Working Group on the Universal Periodic Review",
      "Fifty-second session",
      "Geneva, 4–15 May 2026",
      "Summary of stakeholders’ submissions on Belgium*",
      "Report of the Office of the United Nations High Commissioner for Human Rights",
      "I.\tBackground",
      "II.\tInformation provided by stakeholders",
    ])
      expect(lines).toContain(line);
    expect(lines.some((line) => /^\* Draft compiled with Caucus.*not a document of the Office/.test(line))).toBe(true);
    expect(strFromU8(files["docProps/core.xml"]!)).toMatch(/not a document of OHCHR/);
  });

  it("has its citations and the list of stakeholders as endnotes, each cited once, in order", async () => {
    const files = unzipSync(await file());
    const document = parseXml(strFromU8(files["word/document.xml"]!));
    const notes = childrenNamed(parseXml(strFromU8(files["word/endnotes.xml"]!)), "endnote").filter(
      (one) => one.attributes.type === undefined,
    );
    expect(descendants(document, "endnoteReference").map((one) => one.attributes.id)).toEqual(notes.map((one) => one.attributes.id));
    const [previous, stakeholders, ...citations] = notes.map((one) => childrenNamed(one, "p").map((p) => textOf(p).trim()));
    expect(previous).toEqual(["A/HRC/48/8."]);
    expect(stakeholders!.slice(1)).toEqual([
      "Civil society",
      "Joint submissions:",
      "JS2\tJoint submission 2 submitted by: Readers & Co, Brussels (Belgium).",
    ]);
    expect(citations.flat()).toEqual(["JS2, para. 2.", "JS2, para. 2, recommendation 1.", "JS2, para. 1."]);
    expect(child(descendants(document, "sectPr")[0], "endnotePr", "numFmt")?.attributes.val).toBe("decimal");
  });

  it("is the same file twice", async () => {
    expect(Buffer.compare(await file(), await file())).toBe(0);
  });
});

it.each([
  [1, "First"],
  [12, "Twelfth"],
  [20, "Twentieth"],
  [34, "Thirty-fourth"],
  [48, "Forty-eighth"],
  [52, "Fifty-second"],
  [100, "100th"],
])("writes session %i as %s", (n, word) => {
  expect(ordinal(n)).toBe(word);
});
