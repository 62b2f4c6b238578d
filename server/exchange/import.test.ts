import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { Refusal, type RefusalCode } from "~/app/domain/refusal.js";
import { importFile } from "./import.js";

const TEXT =
  "Aperçu de la situation\n\n1. La liberté d’expression n’est pas respectée depuis 2019 dans le pays, et les journalistes sont arrêtés.\n";
const WORD = zipSync({
  "[Content_Types].xml": strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  "_rels/.rels": strToU8(
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  "word/document.xml": strToU8(
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>1. Prisons are full, and nobody does anything about it.</w:t></w:r></w:p></w:body></w:document>',
  ),
});
const utf16 = (text: string, bigEndian: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const compound = (inside: string): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(inside, "utf16le"),
    Buffer.alloc(600),
  ]);
const windows1252 = (text: string): Uint8Array => Buffer.from(text.replace(/’/g, "\u0092"), "latin1");
const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((c) => (c >= "А" && c <= "я" ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))));

const refusal = async (bytes: Uint8Array): Promise<Refusal> => {
  const error: unknown = await importFile(bytes, "draft.txt").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};

describe("importFile", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16 with a mark", utf16(TEXT, false, true)],
    ["UTF-16, the other way round", utf16(TEXT, true, true)],
    ["UTF-16 without a mark", utf16(TEXT, false, false)],
    ["Windows-1252", windows1252(TEXT)],
  ])("reads text in %s", async (_, bytes) => {
    const { document } = await importFile(bytes, "draft.txt");
    expect(document.blocks.map((block) => plainText(block.inline))).toEqual([
      "Aperçu de la situation",
      "La liberté d’expression n’est pas respectée depuis 2019 dans le pays, et les journalistes sont arrêtés.",
    ]);
  });

  it("reads Russian in Windows-1251", async () => {
    const text =
      "1. В стране не соблюдается свобода слова, и журналисты не могут работать без страха за себя и за своих близких, как это было в прошлом.";
    const { document } = await importFile(windows1251(text), "draft.txt");
    expect(plainText(document.blocks[0]!.inline)).toBe(text.slice(3));
  });

  it("reads a Word file whatever it is called", async () => {
    const { document } = await importFile(WORD, "draft.txt");
    expect(document.blocks.map((block) => plainText(block.inline)).join(" ")).toContain("Prisons are full");
  });

  it.each<[string, Uint8Array, RefusalCode, RegExp]>([
    ["nothing", new Uint8Array(), "file-empty", /./],
    ["only white space", Buffer.from(" \r\n\t\n"), "file-empty", /./],
    ["more than 25 MB", new Uint8Array(25 * 2 ** 20 + 1), "file-too-large", /./],
    ["more text than any submission has", Buffer.from("word ".repeat(300_000)), "file-too-large", /./],
    ["an old Word file", compound("WordDocument"), "file-wrong-kind", /save it as \.docx/],
    ["a Word file behind a password", compound("EncryptedPackage"), "file-encrypted", /./],
    ["half a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "file-unreadable", /./],
    ["rich text", Buffer.from("{\\rtf1\\ansi Hello}"), "file-wrong-kind", /\.rtf.*save it as \.docx/],
    [
      "an OpenDocument file without a text",
      zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }] }),
      "file-unreadable",
      /./,
    ],
    ["another zip", zipSync({ "a.txt": strToU8("hello") }), "file-wrong-kind", /Word file/],
    ["a Word file cut off", WORD.slice(0, WORD.length / 2), "file-unreadable", /./],
    [
      "a picture",
      Uint8Array.from([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0,
      ]),
      "file-wrong-kind",
      /text file/,
    ],
  ])("refuses %s and says what to do", async (_, bytes, code, advice) => {
    const { code: given, params } = await refusal(bytes);
    expect(given).toBe(code);
    expect(params.file).toBe("draft.txt");
    expect(String(params.expected ?? "-")).toMatch(advice);
  });
});
