import { describe, expect, it } from "vitest";
import type { SummarySource } from "~/app/domain/summary/summary.js";
import { compileSummary } from "~/app/domain/summary/testing.js";
import { sampleDocument } from "../testing-file.js";
import { readBack } from "./testing.js";
import { writeSummaryPdf } from "./write-summary-pdf.js";

const source = (more: Partial<SummarySource>): SummarySource => ({
  id: "s1",
  acronym: "",
  jsNumber: 2,
  kind: "joint",
  title: "Libraries for everybody",
  language: "en",
  organisations: [{ name: "Readers & Co", acronym: "RC", address: "Rue 1, 1000 Brussels, Belgium", website: "", description: "" }],
  document: sampleDocument(),
  ...more,
});
const hostile = { name: '=cmd() "A, B" #danger[x] الرابطة', acronym: "=X", address: "", website: "", description: "" };
const file = () =>
  writeSummaryPdf({
    summary: compileSummary({
      review: { stateName: "Belgium", stateCode: "BEL", session: 52, cycle: 4, previous: "A/HRC/48/8" },
      submissions: [source({}), source({ id: "s2", jsNumber: null, kind: "individual", organisations: [hostile] })],
    }),
    date: new Date("2026-02-03T12:00:00Z"),
  });

describe("the summary as PDF", () => {
  it("has OHCHR's masthead, its paragraphs, its notes and the list of stakeholders, tagged, and says that it is a draft", async () => {
    const { text, roles, info, viewer } = await readBack(file());
    for (const part of [
      "United Nations",
      "A/HRC/WG.6/52/BEL/3",
      "Fifty-second session",
      "Summary of stakeholders’ submissions on Belgium",
      "It is not a document of the Office",
      "I. Background",
      "JS2, para. 1",
      "The stakeholders listed below",
      "Joint submission 2 submitted by: Readers & Co, Brussels (Belgium).",
    ])
      expect(text).toContain(part);
    expect(text).toContain('=cmd() "A, B" #danger[x]');
    expect(roles).toEqual(expect.arrayContaining(["H1", "P", "Link"]));
    expect(info["Title"]).toBe("Summary of stakeholders’ submissions on Belgium");
    expect(viewer).toEqual(expect.objectContaining({ DisplayDocTitle: true }));
  });

  it("is the same bytes for the same summary", () => {
    expect(Buffer.from(file()).equals(Buffer.from(file()))).toBe(true);
  });
});
