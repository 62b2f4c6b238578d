import { expect, it } from "vitest";
import { EXPORT_FORMATS, exportDocument, exporters, isExportFormat } from "./export.js";
import { sampleFile } from "./testing-file.js";

const BEGINNINGS = { docx: "PK", pdf: "%PDF", odt: "PK", html: "<!doctype html>", md: "---", json: "{", akn: "<?xml" };

it.each(EXPORT_FORMATS)("writes %s under a name that says what it is", async (format) => {
  const draft = await exportDocument(format, sampleFile());
  expect(draft.fileName).toBe(`Belgium_UPR52_Libraries-for-everybody_draft.${exporters[format].extension}`);
  expect(Buffer.from(draft.bytes).toString("latin1").startsWith(BEGINNINGS[format])).toBe(true);
  expect(draft.warnings).toEqual([]);
  expect((await exportDocument(format, sampleFile({ frozen: true }))).fileName).toBe(
    `Belgium_UPR52_Libraries-for-everybody.${exporters[format].extension}`,
  );
});

it("knows its formats", () => {
  expect(isExportFormat("docx")).toBe(true);
  expect(isExportFormat("exe")).toBe(false);
  expect(isExportFormat(undefined)).toBe(false);
});
