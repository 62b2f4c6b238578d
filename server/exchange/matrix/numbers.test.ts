import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findNumbers } from "~/app/domain/recommendations/numbers.js";
import { sharedFile } from "~/e2e/shared.js";
import { readMatrix } from "./read-matrix.js";

const shared = (path: string) => sharedFile(`data/${path}`);
const jsonLines = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

interface Score {
  precision: number;
  recall: number;
}

function score(name: string, pairs: readonly { found: readonly string[]; gold: readonly string[] }[]): Score {
  let [right, found, gold] = [0, 0, 0];
  for (const pair of pairs) {
    const unique = new Set(pair.found);
    right += pair.gold.filter((number) => unique.has(number)).length;
    found += unique.size;
    gold += pair.gold.length;
  }
  const result = { precision: found === 0 ? 1 : right / found, recall: gold === 0 ? 1 : right / gold };
  console.info(
    `${name}: precision ${result.precision.toFixed(3)}, recall ${result.recall.toFixed(3)} (${right} of ${gold}, ${found} found)`,
  );
  return result;
}

const found = (text: string, known?: ReadonlySet<string>) =>
  findNumbers(text, { known })
    .filter((one) => one.known !== false)
    .map((one) => one.number);

/** A list with more numbers than any State has, so that whatever looks like one of its numbers would be taken. */
const everyNumber = new Set(
  ["50", "115", "122", "138", "139", "140"].flatMap((p) => Array.from({ length: 300 }, (_, i) => `${p}.${i + 1}`)),
);

const queries = shared("mapping/svn-queries.jsonl");
const summary = shared("summaries/A_HRC_WG.6_34_SVN_3-stakeholder-summary.txt");
const second = shared("summaries/A_HRC_WG.6_48_SVN_3-stakeholder-summary.txt");
const matrix = shared("matrices/svn-upr20.docx");

describe.skipIf(!queries || !summary || !second || !matrix)("summaries (skipped without the shared folder)", () => {
  const known = new Set(matrix ? readMatrix(readFileSync(matrix), { fileName: "matrix.docx" }).map((one) => one.number) : []);
  const text = summary ? readFileSync(summary, "utf8") : "";
  const notes = new Map(
    [...text.slice(text.indexOf("\nNotes")).matchAll(/^\s*(\d{1,3})\s+(For (?:the |relevant )?recomm[^]*?)(?=^\s*\d{1,3}\s+[A-Z])/gm)].map(
      (match) => [match[1]!, match[2]!] as const,
    ),
  );
  it("reads OHCHR's footnotes as its own list of them says", () => {
    const all = jsonLines<{ id: string; gold: string[] }>(queries!);
    const ours = all.slice(
      0,
      all.findIndex((one, i) => i > 0 && Number(one.id) < Number(all[i - 1]!.id)),
    );
    const pairs = ours.filter((one) => notes.has(one.id)).map(({ id, gold }) => ({ gold, found: found(notes.get(id)!, known) }));
    expect(pairs.length).toBeGreaterThan(8);
    const result = score("footnotes of one summary", pairs);
    expect(result.precision).toBeGreaterThan(0.98);
    expect(result.recall).toBeGreaterThan(0.95);
  });
  it("takes nothing else for a number, in texts full of amounts, years, paragraphs and articles", () => {
    const outside = [...notes.values()]
      .reduce((rest, note) => rest.replace(note, ""), text)
      .replace(/^.*A\/HRC\/28\/15.*\n(?:.*\d{3}\.\d.*\n)*/gm, "");
    const result = score("the rest of both summaries", [
      { gold: [], found: found(outside, everyNumber) },
      { gold: [], found: found(readFileSync(second!, "utf8"), everyNumber) },
    ]);
    expect(result.precision).toBe(1);
  });
});

const expected = shared("seed-submission-expected.json");
const seed = sharedFile("seeds/ifla-vvbad-submission-upr38.txt");
const others = ["hc-letter-belgium-2022.txt", "wilpf-nap-belgium.txt", "belga-upr52-2026.json"].map((file) => sharedFile(`seeds/${file}`));

describe.skipIf(!expected || !seed || others.includes(null))("the seeds (skipped without the shared folder)", () => {
  it("finds the recommendations of the submission, and none in the letter, the plan and the news", () => {
    const { blocks } = JSON.parse(readFileSync(expected!, "utf8")) as { blocks: { kind: string; text: string }[] };
    const boxed = blocks.flatMap(({ text }) => [...text.matchAll(/(?:^|\n)(1[34]\d\.\d+)\s/g)].map((match) => match[1]!));
    const gold = [...new Set([...boxed, "138.117", "139.11", "138.70"])];
    const result = score("seeds", [
      { gold, found: found(readFileSync(seed!, "utf8"), everyNumber) },
      ...others.map((file) => ({ gold: [], found: found(readFileSync(file!, "utf8"), everyNumber) })),
    ]);
    expect(result).toEqual({ precision: 1, recall: 1 });
  });
});

const languages = shared("uhri/upr_6lang.jsonl");

describe.skipIf(!languages)("six languages (skipped without the shared folder)", () => {
  it("finds the number that a recommendation begins with", () => {
    const rows = jsonLines<Record<"paragraph" | "en" | "fr" | "es" | "ru" | "ar" | "zh", string>>(languages!);
    for (const language of ["en", "fr", "es", "ru", "ar", "zh"] as const) {
      const own = rows.filter(
        (row) =>
          /^\d{2,3}\.\d+$/.test(row.paragraph) && new RegExp(`^\\W?${row.paragraph.replace(".", "[.-]")}(?!\\d)`).test(row[language]),
      );
      const result = score(
        language,
        own.map((row) => ({ gold: [row.paragraph], found: found(row[language], new Set([...everyNumber, row.paragraph])) })),
      );
      expect(own.length).toBeGreaterThan(100);
      expect(Math.min(result.precision, result.recall)).toBeGreaterThan(0.97);
    }
  });
});
