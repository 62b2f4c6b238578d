import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRanker, type Ranker } from "~/app/domain/mapping/rank.js";
import { readStates } from "~/app/domain/recommendations/states.js";
import { sharedFile } from "~/e2e/shared.js";
import { readMatrix } from "./read-matrix.js";

const queries = sharedFile("data/mapping/svn-queries.jsonl");
const matrix = sharedFile("data/matrices/svn-upr20.docx");

describe.skipIf(!queries || !matrix)("OHCHR's own footnotes (skipped without the shared folder)", () => {
  it("reaches a mean average precision of 0.55", () => {
    const ohchr = createRanker(readMatrix(readFileSync(matrix!), { fileName: "matrix.docx" }));
    const all = readFileSync(queries!, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string; gold: string[] });
    const precisions = all.map(({ text, gold }) => {
      let hits = 0;
      return ohchr.rank(text, 163).reduce((sum, { number }, i) => sum + (gold.includes(number) ? ++hits / (i + 1) : 0), 0) / gold.length;
    });
    expect(precisions.reduce((a, b) => a + b, 0) / all.length).toBeGreaterThan(0.55);
  });
});

const languages = sharedFile("data/uhri/upr_6lang.jsonl");

describe.skipIf(!languages)("real recommendations in six languages (skipped without the shared folder)", () => {
  it("are found by their translation, and mostly even where the list has English only", () => {
    const rows = (languages ? readFileSync(languages, "utf8") : "")
      .split("\n")
      .filter(Boolean)
      .slice(0, 200)
      .map((line) => JSON.parse(line) as Record<"symbol" | "paragraph" | "en" | "fr" | "es" | "ar" | "ru" | "zh", string>);
    const bare = (text: string) => readStates(text.replace(/^\D{0,2}\d+[.-]\d+[\s.]*/u, "")).wording;
    const list = rows.map((row) => ({
      ...{ symbol: row.symbol, number: row.paragraph, text: bare(row.en), states: [], position: "unknown" as const },
      ...{ positionSource: "", themes: [], sdgs: [], persons: [] },
      translations: Object.fromEntries((["fr", "es", "ar", "ru", "zh"] as const).map((language) => [language, bare(row[language])])),
    }));
    const englishOnly = createRanker(list.map(({ translations: _other, ...one }) => one));
    const all = createRanker(list);
    for (const language of ["fr", "es", "ar", "ru", "zh"] as const) {
      // the half of the words that one would quote: whole sentences would be found by anything
      const queries = list.map(({ translations }) => {
        const words = translations[language]!;
        return words.slice(0, Math.ceil(words.length / 2));
      });
      const reciprocal = (ranker: Ranker) =>
        queries.reduce((sum, text, i) => {
          const place = ranker.rank(text, list.length).findIndex((one) => one.number === list[i]!.number && one.symbol === list[i]!.symbol);
          return sum + (place < 0 ? 0 : 1 / (place + 1));
        }, 0) / list.length;
      const [translated, across] = [reciprocal(all), reciprocal(englishOnly)];
      console.info(`${language}: mean reciprocal rank ${translated.toFixed(3)} with translations, ${across.toFixed(3)} with English only`);
      expect(translated).toBeGreaterThan(0.8);
      expect(across).toBeGreaterThan(0.1);
    }
  });
});
