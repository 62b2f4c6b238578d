import { plainText } from "~/app/domain/document/document.js";
import { createSuggest } from "~/app/domain/mapping/suggest.js";
import { madeList, madeText } from "./made.js";
import { percentiles, report } from "./timing.js";

/** Proposals for one paragraph among 1,000 recommendations. */
export function suggestions(): boolean[] {
  const list = madeList(1000);
  const began = performance.now();
  const suggest = createSuggest(list);
  const prepared = performance.now() - began;
  const paragraphs = madeText(60, list)
    .blocks.filter(({ kind }) => kind === "paragraph")
    .map(({ inline }) => plainText(inline));
  for (const text of paragraphs.slice(0, 10)) suggest(text);
  const times = Array.from({ length: 5 }, () => paragraphs)
    .flat()
    .map((text) => {
      const start = performance.now();
      suggest(text);
      return performance.now() - start;
    });
  const { p50, p95 } = percentiles(times);
  process.stdout.write(`      preparing 1,000 recommendations: ${prepared.toFixed(0)} ms; a proposal's median ${p50.toFixed(1)} ms\n`);
  return [report("proposals for a paragraph among 1,000 recommendations, p95", p95, 20)];
}
