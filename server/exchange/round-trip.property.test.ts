import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { readSubmissionDocx } from "./docx/read-submission.js";
import { writeSubmissionDocx } from "./docx/write-submission.js";
import { readHtml } from "./html/read-html.js";
import { writeHtml } from "./html/write-html.js";
import { readJson } from "./json/read-json.js";
import { writeJson } from "./json/write-json.js";
import { readMarkdown } from "./markdown/read-markdown.js";
import { writeMarkdown } from "./markdown/write-markdown.js";
import { readOdt } from "./odt/read-odt.js";
import { writeOdt } from "./odt/write-odt.js";
import type { SubmissionFile } from "./submission-file.js";
import { anyDocument, comparable } from "./testing-documents.js";
import { sampleFile } from "./testing-file.js";

type Writer = (input: SubmissionFile) => Promise<Uint8Array>;
type Reader = (bytes: Uint8Array) => StructuredDocument;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Formats that carry everything, ids included, and those that carry all that can be seen. */
const FORMATS: [string, "exact" | "seen", Writer, Reader][] = [
  ["JSON", "exact", writeJson, (bytes) => readJson(bytes, "a.json").document],
  ["HTML", "exact", writeHtml, (bytes) => readHtml(text(bytes), "a.html").document],
  ["Markdown", "seen", writeMarkdown, (bytes) => readMarkdown(text(bytes), "a.md").document],
  ["Word", "seen", writeSubmissionDocx, (bytes) => readSubmissionDocx(bytes).document],
  ["OpenDocument", "seen", writeOdt, (bytes) => readOdt(bytes, "a.odt").document],
];

describe("what leaves comes back as the same document", () => {
  it.each(FORMATS)("in %s", async (_, how, write, read) => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.constantFrom("en", "fr", "ar"), async (document, language) => {
        const file = sampleFile({ document, language, title: document.cover.title, organisations: document.cover.organisations });
        const back = read(await write(file));
        if (how === "exact") expect(back).toEqual(document);
        else expect(comparable(back, language)).toEqual(comparable(document, language));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 25) },
    );
  });
});
