import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { wordFile, p } from "./docx/testing.js";
import { importFile } from "./import.js";
import { readSafely } from "./safely.js";
import { sampleFile } from "./testing-file.js";
import { writeOdt } from "./odt/write-odt.js";

const withDocument = (xml: string) => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(xml) });
const BILLION_LAUGHS = `<!DOCTYPE w [<!ENTITY a "ha">${"bcdefghij"
  .split("")
  .map((name, i) => `<!ENTITY ${name} "${`&${"abcdefghi"[i]!};`.repeat(10)}">`)
  .join("")}]><w>&j;</w>`;
const refused = (bytes: Uint8Array, name: string, limits?: { milliseconds: number; megabytes: number }) =>
  readSafely(bytes, name, "accept", limits).then(
    () => "read",
    (error: unknown) => (isRefusal(error) ? error.code : String(error)),
  );
const odt = (content: string) =>
  zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }], "content.xml": strToU8(content) });
/** A Word file with macros, as Word saves it. */
const docm = () => {
  const files = unzipSync(wordFile(p("1. Prisons are full, and nobody does anything about it.")));
  const types = strFromU8(files["[Content_Types].xml"]!).replace(
    "/>",
    '><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
  );
  return zipSync({ ...files, "[Content_Types].xml": strToU8(types), "word/vbaProject.bin": strToU8("\u0000Attribute VB_Name = AutoOpen") });
};
const nested = (tag: string, times: number) => `<${tag}>`.repeat(times) + "deep" + `</${tag}>`.repeat(times);
/** Sixty million blanks in sixty kilobytes. */
const bomb = () => wordFile(p(" ".repeat(60_000_000)));

describe("a stranger's file", () => {
  it("is read in a thread of its own, with the same result", async () => {
    const read = await readSafely(wordFile(p("1. Prisons are full, and nobody does anything about it.")), "draft.docx");
    expect(read.document.blocks.map(({ inline }) => plainText(inline))).toEqual(["Prisons are full, and nobody does anything about it."]);
  });

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, string]>([
    ["a zip bomb", bomb, "draft.docx", "file-unreadable"],
    [
      "an OpenDocument file with an external entity",
      () => odt('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
      "draft.odt",
      "file-unreadable",
    ],
    ["a Word file nested a thousand levels deep", () => wordFile(nested("w:sdt", 1000)), "draft.docx", "file-unreadable"],
    [
      "a web page nested fifty thousand levels deep",
      () => Buffer.from(`<html><body>${nested("div", 50_000)}`),
      "a.html",
      "file-unreadable",
    ],
    ["Markdown nested ten thousand levels deep", () => Buffer.from(`${"> ".repeat(10_000)}deep`), "a.md", "read"],
    ["a PDF renamed to Word that is none", () => Buffer.from("%PDF-1.7 nothing"), "draft.docx", "file-unreadable"],
    ["half an OpenDocument file", async () => (await writeOdt(sampleFile())).slice(0, 3000), "draft.odt", "file-unreadable"],
    [
      "an OpenDocument file behind a password",
      () =>
        zipSync({
          mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
          "META-INF/manifest.xml": strToU8("<m><file-entry><encryption-data/></file-entry></m>"),
          "content.xml": strToU8("garbage"),
        }),
      "draft.odt",
      "file-encrypted",
    ],
  ])("%s is told in words", async (_, make, name, expected) => {
    expect(await refused(await make(), name)).toBe(expected);
  });

  // these are refused where they are read: no thread is needed to see it
  it.each<[string, () => Uint8Array, string, string]>([
    [
      "a Word file with an external entity",
      () => withDocument('<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w>&e;</w>'),
      "draft.docx",
      "file-unreadable",
    ],
    ["a Word file of entities that multiply", () => withDocument(BILLION_LAUGHS), "draft.docx", "file-unreadable"],
    ["a web page with entities that multiply", () => Buffer.from(`<!doctype html${BILLION_LAUGHS.slice(9)}`), "a.html", "read"],
    ["an OpenDocument file nested a thousand levels deep", () => odt(nested("text:section", 1000)), "draft.odt", "file-unreadable"],
    [
      "JSON nested a hundred thousand levels deep",
      () => Buffer.from(`{ "format": "caucus-submission", "blocks": ${"[".repeat(100_000)}`),
      "a.json",
      "file-unreadable",
    ],
    ["half a Word file", () => wordFile(p("text ".repeat(5000))).slice(0, 300), "draft.docx", "file-unreadable"],
    ["half a PDF", () => Buffer.from("%PDF-1.7\n1 0 obj << /Length 99999 >> stream"), "draft.pdf", "file-unreadable"],
  ])("%s is told in words too", async (_, make, name, expected) => {
    const read = importFile(make(), name).then(
      () => "read",
      (error: unknown) => (isRefusal(error) ? error.code : String(error)),
    );
    expect(await read).toBe(expected);
  });

  it("with macros is read for its text, and nothing of them comes along", async () => {
    const { document, warnings } = await importFile(docm(), "draft.docm");
    expect(document.blocks.map(({ inline }) => plainText(inline))).toEqual(["Prisons are full, and nobody does anything about it."]);
    expect(JSON.stringify([document, warnings])).not.toMatch(/vba|AutoOpen/i);
  });

  it("that takes too long or too much memory is given up, and the next one is read", async () => {
    const large = wordFile(p("word ".repeat(20_000)).repeat(60));
    expect(await refused(large, "draft.docx", { milliseconds: 1, megabytes: 512 })).toBe("file-unreadable");
    expect(await refused(large, "draft.docx", { milliseconds: 60_000, megabytes: 24 })).toBe("file-unreadable");
    expect(await refused(wordFile(p("1. One paragraph of text.")), "draft.docx")).toBe("read");
  });
});
