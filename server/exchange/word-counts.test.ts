import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { countWords } from "~/app/domain/document/words.js";
import { COUNTED_TEXTS, type CountedText } from "./testing-word-counts.js";

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));

/** LibreOffice's own count of each text. */
async function countedByOffice(texts: readonly string[]): Promise<number[]> {
  const dir = mkdtempSync(join(tmpdir(), "caucus-words-"));
  const files = texts.map((text, i) => {
    const file = join(dir, `${String(i)}.txt`);
    writeFileSync(file, text);
    return file;
  });
  const options = [`-env:UserInstallation=file://${dir}/profile`, "--headless", "--infilter=Text (encoded):UTF8"];
  await promisify(execFile)(office!, [...options, "--convert-to", "odt", "--outdir", dir, ...files], { timeout: 240_000 });
  return files.map((file) => {
    const meta = strFromU8(unzipSync(readFileSync(file.replace(/txt$/, "odt")))["meta.xml"]!);
    return Number(/meta:word-count="(\d+)"/.exec(meta)?.[1]);
  });
}

const table = (rows: readonly CountedText[]) =>
  [
    "# Words, as Caucus, Word and LibreOffice count them",
    "",
    "Caucus counts as Word does. Written by `server/exchange/word-counts.test.ts`, which asks LibreOffice itself.",
    "",
    "| Language | Text | Caucus | LibreOffice | Why they differ |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(
      ({ language, text, words, libreOffice }) =>
        `| ${language} | ${text} | ${String(words)} | ${String(libreOffice?.words ?? words)} | ${libreOffice?.why ?? ""} |`,
    ),
    "",
  ].join("\n");

describe("words of texts in six languages", () => {
  it.each(COUNTED_TEXTS)("$language: $text", ({ text, words }) => {
    expect(countWords(text)).toBe(words);
  });

  it.skipIf(!office)("are those of LibreOffice, but for the differences that are explained", { timeout: 250_000 }, async () => {
    const counted = await countedByOffice(COUNTED_TEXTS.map(({ text }) => text));
    const explained = COUNTED_TEXTS.map(({ text, words, libreOffice }) => [text, libreOffice?.words ?? words]);
    expect(COUNTED_TEXTS.map(({ text }, i) => [text, counted[i]])).toEqual(explained);
  });

  it("stand in the table of the documentation", async () => {
    await expect(table(COUNTED_TEXTS)).toMatchFileSnapshot("./word-counts.md");
  });
});
