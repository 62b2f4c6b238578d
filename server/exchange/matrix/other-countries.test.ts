import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRanker, type Ranker } from "~/app/domain/mapping/rank.js";
import { proposeTags } from "~/app/domain/mapping/tags.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { readStates } from "~/app/domain/recommendations/states.js";
import { sharedFile } from "~/e2e/shared.js";
import { readMatrix } from "./read-matrix.js";

// OHCHR's own labels are the truth here: which recommendations it lists under one theme, and which goals it gives them.

function averagePrecision(ranker: Ranker, text: string, gold: ReadonlySet<string>, total: number): number {
  let hits = 0;
  return ranker.rank(text, total).reduce((sum, { number }, i) => sum + (gold.has(number) ? ++hits / (i + 1) : 0), 0) / gold.size;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Each theme of five to thirty recommendations is asked for by the wording of two of them that lie apart, without labels and without
 * States; the truth is the others. The list that is searched has no labels either, so only the matter of the texts can find them.
 */
function byTheme(list: readonly Recommendation[]): number {
  const bare = list.map((one) => ({ ...one, themes: [], sdgs: [], persons: [] }));
  const themes = new Set(list.flatMap(({ themes: [first] }) => first ?? []));
  const precisions = [...themes].flatMap((theme) => {
    const members = list.filter((one) => one.themes[0] === theme);
    if (members.length < 5 || members.length > 30) return [];
    const asked = [members[0]!, members[Math.floor(members.length / 2)]!];
    const others = bare.filter(({ number }) => !asked.some((one) => one.number === number));
    const gold = new Set(members.filter((one) => !asked.includes(one)).map(({ number }) => number));
    const text = asked.map((one) => readStates(one.text).wording).join(" ");
    return [averagePrecision(createRanker(others), text, gold, others.length)];
  });
  return mean(precisions);
}

describe.each([
  ["China, second cycle", "chn-upr17.docx", 0.45],
  ["Slovenia, third cycle", "svn-upr34.docx", 0.45],
  ["Slovenia, fourth cycle", "svn-upr48.docx", 0.45],
])("%s (skipped without the shared folder)", (name, file, least) => {
  const matrix = sharedFile(`data/matrices/${file}`);
  it.skipIf(!matrix)("finds what OHCHR lists under the same theme", () => {
    const precision = byTheme(readMatrix(readFileSync(matrix!), { fileName: file }));
    console.info(`${name}: mean average precision by theme, unlabelled, ${precision.toFixed(3)}`);
    expect(precision).toBeGreaterThan(least);
  });
});

const languages = sharedFile("data/uhri/upr_6lang.jsonl");
type Row = Record<"annotation_id" | "en" | "fr" | "es" | "ru" | "ar" | "zh", string> & { sdg_goals: string[] };

describe.skipIf(!languages)("across the six languages (skipped without the shared folder)", () => {
  const rows = languages
    ? readFileSync(languages, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row)
    : [];
  const wording = (text: string) => readStates(text.replace(/^[\d.\- ]+/, "")).wording;
  const ranker = createRanker(
    rows.map(({ annotation_id, en }) => ({
      symbol: "A/HRC/1/1",
      number: annotation_id,
      text: wording(en),
      states: [],
      position: "supported",
      positionSource: "",
      themes: [],
      sdgs: [],
      persons: [],
    })),
  );
  it.each(["fr", "es", "ru", "ar", "zh"] as const)("finds the English wording of a recommendation in %s", (language) => {
    const sample = rows.filter((_, i) => i % 4 === 0);
    const ranks = sample.map((row) => ranker.rank(wording(row[language]), 50).findIndex(({ number }) => number === row.annotation_id));
    const within = ranks.filter((rank) => rank >= 0 && rank < 50).length / sample.length;
    console.info(`${language} to en: among the first 50 of ${rows.length}: ${within.toFixed(2)}`);
    expect(within).toBeGreaterThan(0.5);
  });
  it.each(["en", "fr", "es", "ru", "ar", "zh"] as const)("proposes the goals that OHCHR gives, in %s", (language) => {
    const labelled = rows.filter(({ sdg_goals }) => sdg_goals.length > 0);
    let [right, proposed, gold] = [0, 0, 0];
    for (const row of labelled) {
      const goals = new Set(row.sdg_goals.map((goal) => /\d+/.exec(goal)![0]));
      const found = proposeTags(row[language]).filter(({ kind }) => kind === "sdg");
      right += found.filter(({ value }) => goals.has(value)).length;
      proposed += found.length;
      gold += goals.size;
    }
    console.info(`goals, ${language}: precision ${(right / proposed).toFixed(2)}, recall ${(right / gold).toFixed(2)}`);
    expect(right / proposed).toBeGreaterThan(0.4);
    expect(right / gold).toBeGreaterThan(0.5);
  });
});
