import validate, { type Format } from "@ooxml-tools/validate";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type Block, plainText, type StructuredDocument } from "~/app/domain/document/document.js";
import { compileSummary } from "~/app/domain/summary/testing.js";
import { restyled } from "~/app/domain/document/block-style.js";
import { changesBetween } from "~/app/domain/threads/changes.js";
import { writeMinorityView } from "./docx/write-minority-view.js";
import { writeSubmissionDocx } from "./docx/write-submission.js";
import { writeSummaryDocx } from "./docx/write-summary.js";
import { fillMatrix } from "./matrix/filled.js";
import { writeMatrixXlsx } from "./matrix/sheet.js";
import { writeMatrixDocx } from "./matrix/write-docx.js";
import type { BesideText } from "./submission-file.js";
import { anyDocument } from "./testing-documents.js";
import { sampleDocument, sampleFile } from "./testing-file.js";

/** What Microsoft's own validator (the Open XML SDK's, as WebAssembly) holds against a file: elements, their order, attributes, what refers to what. */
const problems = async (bytes: Uint8Array, format: Format = "docx") =>
  (await validate(bytes, format)).map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`);

const AT = "2026-03-04T05:06:07.000Z";

/** A comment with an answer, and a suggestion of every kind that the text has room for. */
function beside({ blocks }: StructuredDocument): BesideText {
  const text = plainText(blocks[0]!.inline);
  const added: Block = { id: "added", kind: "paragraph", inline: [{ type: "text", text: "A paragraph that is suggested." }] };
  const draft = blocks.flatMap((block, i): Block[] => {
    if (i % 4 === 0) return [{ ...block, inline: [{ type: "text", text: `${plainText(block.inline)} and more` }] }];
    if (i % 4 === 1) return [restyled(block, "bullet-1")];
    if (i % 4 === 2) return [];
    return [block, { ...added, id: `added${String(i)}` }];
  });
  return {
    comments: [
      {
        messages: ["Is this so?", "نعم, it is & stays so."].map((body) => ({ author: "Ana", body, at: AT })),
        scope: "block",
        ranges: [{ block: blocks[0]!.id, start: 0, end: text.length, quote: text }],
        resolved: true,
      },
    ],
    suggestions: changesBetween(blocks, [...draft, added]).map((change) => ({ author: "Ben", change, at: AT })),
  };
}

describe("the Office files that leave, by Microsoft's own validator", () => {
  it("are without a fault: any text in any language, with comments and suggestions too", async () => {
    const documents = [sampleDocument(), ...fc.sample(anyDocument, { numRuns: 6, seed: 11 })];
    for (const [i, document] of documents.entries()) {
      const language = ["en", "fr", "ar", "zh", "ru", "es"][i % 6]!;
      const file = sampleFile({ document, language, organisations: document.cover.organisations });
      expect(await problems(await writeSubmissionDocx({ ...file, frozen: true, hash: "ab".repeat(32) })), language).toEqual([]);
      expect(await problems(await writeSubmissionDocx({ ...file, beside: beside(document) })), `${language}, with suggestions`).toEqual([]);
    }
  });

  it("are without a fault: summary, minority view, filled matrix", async () => {
    const review = { stateName: "Belgium", stateCode: "BEL", session: 52, cycle: 4, previous: "A/HRC/48/8" };
    const source = { id: "s1", acronym: "", jsNumber: 2, kind: "joint", title: "T", language: "en", organisations: [] } as const;
    const summary = compileSummary({ review, submissions: [{ ...source, document: sampleDocument() }] });
    const matrix = { review, ...fillMatrix(sampleDocument(), [], []) };
    const view = { organisation: "رابطة القرّاء", title: "T", language: "ar", text: "نص أول\nنص ثان" };
    expect(await problems(await writeSummaryDocx({ summary, date: new Date(AT), sessionDates: "" }))).toEqual([]);
    expect(await problems(await writeMinorityView(view))).toEqual([]);
    expect(await problems(await writeMatrixDocx(matrix))).toEqual([]);
    // the standard lets what is said of a font stand in any order, this validator does not
    const sheet = await problems(await writeMatrixXlsx(matrix), "xlsx");
    expect(sheet.filter((problem) => !problem.startsWith("/xl/styles.xml /x:styleSheet[1]/x:fonts[1]/x:font"))).toEqual([]);
  });

  it("would be found out", async () => {
    const files = unzipSync(await writeSubmissionDocx(sampleFile()));
    const xml = strFromU8(files["word/document.xml"]!);
    const wrongOrder = xml.replace(/(<w:pStyle [^>]*\/>)(<w:[^>]*\/>)/, "$2$1");
    expect(wrongOrder).not.toBe(xml);
    expect(await problems(zipSync({ ...files, "word/document.xml": strToU8(wrongOrder) }))).not.toEqual([]);
  });
});
