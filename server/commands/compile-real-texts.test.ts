import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkSummary } from "~/app/domain/summary/check-summary.js";
import { topicOf } from "~/app/domain/summary/place.js";
import { blockText } from "~/app/domain/summary/print-summary.js";
import { placedSections } from "~/app/domain/summary/sections.js";
import { SUMMARY_LIMIT, type SummarySource } from "~/app/domain/summary/summary.js";
import { compileSummary } from "~/app/domain/summary/testing.js";
import { saidInPrint, sourcesOfPrint } from "~/app/domain/summary/testing-printed.js";
import { sharedFile } from "~/e2e/shared.js";
import { importFile } from "../exchange/import.js";

const SEEDS = ["ifla-vvbad-submission-upr38.txt", "wilpf-nap-belgium.txt"];
const PRESENT = /(?<![\p{L}])(?:is|are|has|does|isn’t|aren’t|hasn’t|doesn’t|will|can)(?![\p{L}])/u;

/** Everybody heard, everything sourced, within the limit, and what is reported in the past; printed for reading where READ_DRAFT is set. */
function compiled(name: string, stateName: string, cycle: number, submissions: SummarySource[]) {
  const summary = compileSummary({
    review: { stateName, stateCode: stateName.slice(0, 3).toUpperCase(), session: 52, cycle },
    submissions,
  });
  const ids = submissions.map(({ id }) => id);
  const found = checkSummary(summary.text, ids, []);
  expect([found.unsourced, found.uncited, found.notFiled]).toEqual([[], [], []]);
  expect(summary.words).toBeLessThanOrEqual(SUMMARY_LIMIT);
  const sentences = summary.text.compiled.flatMap(({ text, origins }) => [
    ...new Set(origins.map(({ from, to }) => text.slice(from, to).trim())),
  ]);
  const stated = sentences.filter((sentence) => / (?:stated|reported|added) that /.test(sentence));
  const present = stated.filter((sentence) => PRESENT.test(sentence.replace(/“[^”]*”|‘[^’]*’|"[^"]*"|political will/g, "")));
  expect(present.filter((sentence) => !/\b(?:should|must)\b/.test(sentence))).toEqual([]);
  const quoted = sentences.filter((sentence) => / (?:stated|reported|added|recommended): “/.test(sentence)).length;
  console.info(
    `${name}: ${String(submissions.length)} stakeholders, ${String(summary.words)} words, ${String(sentences.length)} sentences, ${String(quoted)} of them quoted`,
  );
  if (process.env["READ_DRAFT"])
    console.info(summary.blocks.map((block) => `${block.kind === "heading" ? "\n# " : ""}${blockText(block)}`).join("\n"));
  return { sentences: sentences.length, quoted };
}

/** Headings that print otherwise than the cycle's tree has them. */
const PRINTED_OTHERWISE: Readonly<Record<string, string>> = {
  Minorities: "minorities",
  "The environment, and business and human rights": "environment",
  "Migrants, refugees and asylum seekers": "migrants",
  "Migrants, refugees and asylum-seekers": "migrants",
};

describe.each([
  { name: "A_HRC_WG.6_34_SVN_3", cycle: 3 },
  { name: "A_HRC_WG.6_48_SVN_3", cycle: 4 },
])("what $name reports of each stakeholder", ({ name, cycle }) => {
  const path = sharedFile(`data/summaries/${name}-stakeholder-summary.txt`);

  it.skipIf(path === null)("is compiled again into a summary, most of it under the heading where it stood", () => {
    const sections = placedSections(cycle);
    const said = saidInPrint(readFileSync(path!, "utf8"), [...sections.map(({ title }) => title), ...Object.keys(PRINTED_OTHERWISE)]);
    const right = said.filter(({ heading, text }) => {
      const topic = topicOf({ headings: [], themes: [], text });
      return (
        topic !== null &&
        (topic === PRINTED_OTHERWISE[heading] || sections.some(({ title, topics }) => title === heading && topics.includes(topic)))
      );
    });
    console.info(
      `${name}: ${String(right.length)} of ${String(said.length)} sentences placed by their own words alone where OHCHR has them`,
    );
    if (process.env["READ_DRAFT"])
      console.info(
        said
          .filter((one) => !right.includes(one))
          .map((one) => `${one.heading} <- ${topicOf({ headings: [], themes: [], text: one.text }) ?? "-"}: ${one.text.slice(0, 100)}`)
          .join("\n"),
      );
    expect(right.length).toBeGreaterThan(said.length * 0.6);
    const { sentences, quoted } = compiled(name, "Slovenia", cycle, sourcesOfPrint(said));
    expect(quoted).toBeLessThan(sentences / 4);
  });
});

it.skipIf(SEEDS.some((seed) => sharedFile(`seeds/${seed}`) === null))("two texts as NGOs wrote them are compiled", async () => {
  const sources = await Promise.all(
    SEEDS.map(async (file, i): Promise<SummarySource> => {
      const { document } = await importFile(readFileSync(sharedFile(`seeds/${file}`)!), file);
      const { title, organisations } = document.cover;
      return {
        id: file,
        acronym: i === 0 ? "" : "WILPF",
        jsNumber: i === 0 ? 1 : null,
        kind: i === 0 ? "joint" : "individual",
        title,
        language: "en",
        organisations,
        document,
      };
    }),
  );
  const { sentences, quoted } = compiled("seeds", "Belgium", 4, sources);
  expect(quoted).toBeLessThan(sentences / 4);
});
