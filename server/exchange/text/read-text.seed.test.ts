import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkDocument, passes } from "~/app/domain/guidelines/checks.js";
import { guidelineSetOf } from "~/app/domain/guidelines/sets.js";
import { sharedFile } from "~/e2e/shared.js";
import { presentImport } from "./present.js";
import { readText } from "./read-text.js";

interface Expected {
  blocks: { kind: string; level?: number; num?: number | string | null; rec?: string; text: string }[];
  marks: [number, string, string][];
  notes: number[];
}

const seed = sharedFile("seeds/ifla-vvbad-submission-upr38.txt");
const answer = sharedFile("data/seed-submission-expected.json");

interface Flat {
  kind: string;
  text: string;
  level?: number;
  number?: string;
  notes: number[];
}

/** Our block as the expectation lists it: a box is a label and an entry per item. */
const KINDS: Record<string, string> = {
  para: "paragraph",
  cont_para: "continuation",
  heading: "heading",
  bullet: "bullet",
  recommendation: "recommendation",
};

/** Marks as a reader of the printed text sees them are outside this comparison: letters and digits, without typed numbers and marks. */
const bare = (text: string): string => text.replace(/[\s]+/gu, " ").trim();

describe.skipIf(!seed || !answer)("the seed submission, block by block", () => {
  const expected = (answer ? JSON.parse(readFileSync(answer, "utf8")) : { blocks: [], marks: [], notes: [] }) as Expected;
  const imported = readText(seed ? readFileSync(seed, "utf8") : "");
  const shown = presentImport(imported);
  const flat = shown.blocks.flatMap((block): Flat[] =>
    block.kind === "reference-box"
      ? block.text.split("\n").map((text, i) => ({
          kind: i === 0 ? "rec_ref_label" : "rec_ref",
          text,
          notes: [],
        }))
      : [block],
  );

  it("has the same blocks in the same order", () => {
    expect(flat.map((block) => block.kind)).toEqual(expected.blocks.map((block) => KINDS[block.kind] ?? block.kind));
  });

  it.each(expected.blocks.map((block, i) => [i, block] as const))("block %i has its number, level and text", (i, block) => {
    const ours = flat[i]!;
    if (block.kind === "heading") expect(ours.level).toBe(block.level);
    if (block.num !== undefined) expect(ours.number).toBe(block.num === null ? undefined : String(block.num));
    const marked =
      ours.notes.length === 0
        ? block.text
        : expected.marks
            .filter(([mark]) => ours.notes.includes(mark))
            .reduce((text, [, sign]) => text.replace(sign, sign.charAt(0)), block.text);
    const untyped = marked.replace(/^(?:\d+(?:\.\d+)?\.? |- |RECOMMENDATION: )/u, "");
    expect(bare(ours.text)).toBe(bare(block.kind === "rec_ref" ? block.text : untyped));
  });

  it("cites each note once, in order, and has a text for each", () => {
    const marks = shown.blocks.flatMap((block) => block.notes);
    expect(marks).toEqual(expected.marks.map(([mark]) => mark));
    expect(shown.notes.map((note) => note.number)).toEqual([...expected.notes].sort((a, b) => a - b));
    expect(shown.notes.every((note) => note.text !== "")).toBe(true);
  });

  it("says at its block what it was not sure of", () => {
    const at = (code: string) =>
      shown.warnings
        .filter((warning) => warning.code === code)
        .map((warning) => shown.blocks.find((block) => block.id === warning.block)?.number ?? null);
    expect(at("sentence-rejoined")).toEqual(["9", null]);
    expect(at("paragraph-after-bullets")).toEqual([null]);
    expect(at("heading-or-paragraph")).toEqual(["1"]);
    expect(at("run-in-heading")).toEqual(["14", "18", "20"]);
    expect(at("number-malformed")).toEqual(["1"]);
    expect(at("recommendation-number-comma")).toEqual(["4", "4", "4"]);
    expect(at("notes-divided")).toEqual(["1"]);
    expect(at("note-out-of-order")).toEqual(["1"]);
    expect(
      shown.warnings.filter((warning) => warning.code === "hyphen-lost").map((warning) => /“(.*?)”/u.exec(warning.message)![1]),
    ).toEqual(["ethniccultural", "genderbased"]);
    expect(
      shown.warnings.filter((warning) => warning.code === "quotes-unbalanced").map((warning) => /note \d+/u.exec(warning.message)?.[0]),
    ).toEqual(["note 7", "note 19", "note 23"]);
    expect(shown.warnings.every((warning) => !/\{\w+\}/u.test(warning.message))).toBe(true);
  });

  it("keeps the authors' own slips and puts the organisations on the cover", () => {
    const text = shown.blocks.map((block) => block.text).join(" ");
    for (const slip of ["sourse", "libaries", "crucual", "to suppose digital inclusion", "statistical’ database"])
      expect(text).toContain(slip);
    const [first, second] = imported.document.cover.organisations;
    expect(first).toMatchObject({ acronym: "IFLA", website: "www.ifla.org" });
    expect(second).toMatchObject({ acronym: "VVBAD", website: "www.vvbad.be" });
    expect(second!.address).toContain("Berchem (Antwerpen)");
    expect(first!.description).toContain("founded in 1927");
    expect(second!.description).toContain("1921");
    expect(imported.document.cover.letter).toContain("non-profit");
    expect(shown.words.body).toBe(2738);
  });

  it.each(["joint", "individual"] as const)("lacks, as a submission of kind %s, exactly what a person misses in it", (kind) => {
    const findings = checkDocument({ document: imported.document, set: guidelineSetOf(4)!, kind });
    const joint = kind === "joint" ? ["joint-unstated", "acronym-missing"] : [];
    const cover = [
      "keywords-missing",
      "contact-missing",
      "summary-missing",
      ...joint,
      "session-missing",
      "date-missing",
      "annexes-unlisted",
    ];
    expect(findings.map((finding) => finding.code)).toEqual([
      ...cover,
      ...Array.from({ length: 3 }, () => "recommendation-without-addressee"),
    ]);
    expect(passes(findings)).toBe(true);
  });
});
