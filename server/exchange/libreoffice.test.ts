import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { writtenBlocks } from "~/app/domain/document/testing-written.js";
import type { TrackedChanges } from "~/app/domain/document/tracked-changes.js";
import { importFile } from "./import.js";

async function read(file: string, changes: TrackedChanges = "accept") {
  const { document, ...rest } = await importFile(readFileSync(new URL(`samples/${file}`, import.meta.url)), file, changes);
  return { ...writtenBlocks(document), ...rest, codes: rest.warnings.map(({ code }) => code) };
}

// each file was written twice by LibreOffice 25, in its own format and in Word's
describe.each(["odt", "docx"])("files of LibreOffice, as .%s", (format) => {
  it("styles: headings of three levels, marks, links, run-in words, quotations", async () => {
    expect((await read(`styles.${format}`)).blocks).toEqual([
      "heading: Reading rooms in the sample State",
      "paragraph: The sample counts its **visitors** and its *readers* once a year, and air is measured as CO~2~ on the 3^rd^ floor.",
      "heading 2: In the north",
      "paragraph: **Opening hours.** Three rooms open [on Sundays](https://example.org/hours) too.",
      "quotation: A room that is open one day in seven is closed on six.",
      "heading 3: Small towns",
      "paragraph: Small towns share a van of books.",
      "heading 2: In the south",
      "paragraph: Two rooms closed, as the journal du matin wrote.",
    ]);
  });

  it("automatic numbers: of headings, through the whole text, bullets of two levels, letters", async () => {
    expect((await read(`numbering.${format}`)).blocks).toEqual([
      "heading numbered: Overview",
      "paragraph: The first paragraph is numbered by LibreOffice.",
      "paragraph: The second goes on.",
      "continuation: This one has no number and belongs to the second.",
      "heading numbered: Learning",
      "heading 2 numbered: Schools",
      "paragraph: The third counts on through the text.",
      "bullet: A school without a shelf,",
      "bullet 2: or with an empty one;",
      "bullet: a shelf without a school.",
      "paragraph: The fourth follows the bullets.",
      "bullet: (a) first lettered point",
      "bullet: (b) second lettered point",
    ]);
  });

  it("foot- and endnotes: one row of notes in the order of their marks, and it is told", async () => {
    const { blocks, notes, codes } = await read(`notes.${format}`);
    expect(blocks).toEqual([
      "heading: Closures",
      "paragraph: Eleven rooms closed in one year.[1] Nobody was asked.[2]",
      "paragraph: Four more are announced[3] for the autumn.",
      "paragraph: The plan[4][5] is not public.",
    ]);
    expect(notes).toEqual([
      "Survey of the sample, *second edition*, p. 4.",
      "Letter of 3 May to the ministry.",
      "See [https://example.org/announced](https://example.org/announced).",
      "Plan of June, annex **B**.",
      "The same, p. 9.",
    ]);
    expect(codes).toContain("footnotes-became-endnotes");
  });

  it("tracked changes: taken as accepted, or kept beside the text as suggestions; comments keep their words", async () => {
    const accepted = await read(`tracked.${format}`);
    expect(accepted.blocks).toEqual([
      "heading: Archives",
      "paragraph: Archives stay almost always open to researchers.",
      "paragraph: The fee of ten euros keeps students away.",
      "paragraph: A third paragraph commented words is as it was.",
    ]);
    expect(accepted.codes).toContain("tracked-changes-accepted");
    expect(accepted.comments).toMatchObject([
      { messages: [{ author: "Céline Dubois", body: "Is this still so?" }], ranges: [{ quote: " commented words" }] },
    ]);
    const kept = await read(`tracked.${format}`, "keep");
    expect(kept.blocks.slice(1, 3)).toEqual([
      "paragraph: Archives stay open to researchers.",
      "paragraph: The fee of twelve euros keeps students away.",
    ]);
    expect(kept.suggestions?.map(({ author, change: { proposed, range } }) => [author, range.quote, proposed])).toEqual([
      ["Bram Peeters", "stay ", "stay almost always "],
      ["Bram Peeters", "twelve", "ten"],
    ]);
  });

  it("typed numbers, a box of quoted recommendations, a table, Arabic, a recommendation", async () => {
    const { blocks, codes } = await read(`mixed.${format}`);
    expect(blocks.map((block) => block.replace(" ar-EG", ""))).toEqual([
      "heading: Introduction",
      "paragraph: The first number is typed by hand.",
      "paragraph: So is the second.",
      "reference-box: Supported recommendations on libraries / 138.117 Keep public libraries open (Sampleland) / 139.11 See to decent cells (Exampleland)",
      "paragraph: The third stands below a box.",
      "continuation: Year | Rooms",
      "continuation: 2025 | 12",
      "continuation: هذه فقرة عربية في النص.",
      "recommendation: Give every prison a library by 2028.",
    ]);
    expect(codes).toContain("table-flattened");
  });
});
