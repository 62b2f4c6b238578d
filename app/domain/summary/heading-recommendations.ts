import { compareNumbers, type Recommendation } from "../recommendations/recommendation.js";
import { printCitation, type Ref } from "./citations.js";
import { topicOfTheme } from "./place.js";
import type { TreeSection } from "./section-trees.js";

const split = (number: string) => {
  const dot = number.lastIndexOf(".");
  return { before: number.slice(0, dot + 1), last: Number(number.slice(dot + 1)) };
};

/** Numbers in order, three or more that follow one another as a range. */
export function ranges(numbers: readonly string[]): Ref[] {
  const runs: string[][] = [];
  for (const number of [...numbers].sort(compareNumbers)) {
    const run = runs.at(-1);
    const { before, last } = split(number);
    const end = run && split(run.at(-1)!);
    if (end?.before === before && end.last + 1 === last) run!.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run): Ref[] => (run.length > 2 ? [{ from: run[0]!, to: run.at(-1)! }] : run.map((from) => ({ from }))));
}

/** "For relevant recommendations see A/HRC/28/15, paras. 115.22 and 115.31-115.39.": one note for each list that has some on the section's topics. */
export function headingRecommendations(section: TreeSection, recommendations: readonly Recommendation[]): string[] {
  const bySymbol = new Map<string, string[]>();
  for (const { symbol, number, themes } of recommendations) {
    const topic = themes[0] === undefined ? null : topicOfTheme(themes[0]);
    if (topic && section.topics.includes(topic)) bySymbol.set(symbol, [...(bySymbol.get(symbol) ?? []), number]);
  }
  return [...bySymbol].map(([name, numbers]) =>
    printCitation({
      lead: "For relevant recommendations see",
      cited: [{ name, places: [{ kind: "paragraph", refs: ranges(numbers) }] }],
      seeAlso: [],
    }),
  );
}
