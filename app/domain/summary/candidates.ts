import { coverage } from "../mapping/coverage.js";
import { plainText } from "../document/document.js";
import { countWords } from "../document/words.js";
import { topicOf } from "./place.js";
import { commonWordsOf, report } from "./report.js";
import type { Topic } from "./section-trees.js";
import { ownSection } from "./sections.js";
import { sentencesOf, standsAlone } from "./sentences.js";
import { shortName } from "./stakeholders.js";
import type { SummaryRequest, SummarySource } from "./summary.js";

/** A sentence that the summary may take from a submission. */
export interface Candidate {
  source: SummarySource;
  topic: Topic;
  /** Order in the submission. */
  order: number;
  isRecommendation: boolean;
  sentence: string;
  /** The submission's block in which it stands. */
  block: string;
  /** Words when reported under the source's short name. */
  words: number;
}

const MOST_OF_RECOMMENDATION = 3;
/** Longer sentences are no summary. */
const LONGEST = 80;
/** At a paragraph's beginning, fewer words than these without a verb are a heading that runs in: "Open Access." */
const RUN_IN = 9;
const NO_REFERENCES: ReturnType<typeof coverage>["blocks"] = new Map();
const VERB =
  /(?<![\p{L}])(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|must|may|might|remains?|lacks?|exists?|continues?)(?![\p{L}])/iu;

/** How a source's sentence reads in the summary, under the name that is due at that place. */
export function reported(
  { source, sentence, isRecommendation }: Pick<Candidate, "source" | "sentence" | "isRecommendation">,
  name: string,
  stateName: string,
  commonWords: ReadonlySet<string>,
) {
  return report(sentence, isRecommendation, { name, stateName, commonWords, english: source.language.toLowerCase().startsWith("en") });
}

/** Small-letter words of a submission; also what `reported` needs to tell a name from a word that begins a sentence. */
export const wordsOf = (source: SummarySource): Set<string> =>
  commonWordsOf(source.document.blocks.map((block) => plainText(block.inline)).join("\n"));

/**
 * What a submission has to offer: the first sentence that stands alone of each numbered paragraph, and its recommendations. A
 * passage without a topic of its own takes that of the passage before it in the same section.
 */
export function candidatesOf(
  source: SummarySource,
  request: SummaryRequest,
  commonWords: ReadonlySet<string>,
): { candidates: Candidate[]; unplaced: string[] } {
  const { blocks } = source.document;
  const recommendations = request.recommendations ?? [];
  const themesOf = new Map(recommendations.map((one) => [`${one.symbol} ${one.number}`, one.themes]));
  const references = recommendations.length > 0 ? coverage(source.document, recommendations).blocks : NO_REFERENCES;
  const headings: (string | undefined)[] = [];
  const candidates: Candidate[] = [];
  const unplaced: string[] = [];
  let before: Topic | null = null;
  // all that it says stands in a section of its own, whatever the subject
  const anyTopic: Topic | null = ownSection(source, request.review.cycle) ? "institutions" : null;
  for (const block of blocks) {
    const text = plainText(block.inline);
    if (block.kind === "heading") {
      const depth = Math.min(Math.max(block.level ?? 1, 1), 3);
      headings.length = depth - 1;
      headings[depth - 1] = text;
      before = null;
    }
    const isRecommendation = block.kind === "recommendation";
    if (block.kind !== "paragraph" && !isRecommendation) continue;
    const all = sentencesOf(text);
    const runsIn = !isRecommendation && all.length > 1 && countWords(all[0]!) < RUN_IN && !VERB.test(all[0]!);
    const sentences = all.slice(runsIn ? 1 : 0).filter((sentence) => countWords(sentence) <= LONGEST && standsAlone(sentence));
    const taken = sentences.slice(0, isRecommendation ? MOST_OF_RECOMMENDATION : 1);
    const above = headings.filter((heading) => heading !== undefined).reverse();
    const themes = (references.get(block.id) ?? []).flatMap((reference) => themesOf.get(`${reference.symbol} ${reference.number}`) ?? []);
    // A recommendation stands at the end of what it follows from.
    const topic: Topic | null =
      isRecommendation && before !== null ? before : (topicOf({ headings: above, themes, text }) ?? before ?? anyTopic);
    before = topic;
    if (topic === null) {
      if (taken.length > 0) unplaced.push(block.id);
      continue;
    }
    for (const sentence of taken) {
      const words = countWords(reported({ source, sentence, isRecommendation }, shortName(source), request.review.stateName, commonWords));
      candidates.push({ source, topic, order: candidates.length, isRecommendation, sentence, block: block.id, words });
    }
  }
  if (candidates.length === 0) candidates.push(...anything(source, request, commonWords));
  return { candidates, unplaced };
}

/** Of a submission whose subjects were not recognised, or none of whose sentences stands alone, its first one: nobody who spoke is left out. */
function anything(source: SummarySource, { review }: SummaryRequest, commonWords: ReadonlySet<string>): Candidate[] {
  for (const { id, kind, inline } of source.document.blocks) {
    if (kind === "heading" || kind === "reference-box") continue;
    const isRecommendation = kind === "recommendation";
    const sentence = sentencesOf(plainText(inline)).find((one) => /\p{L}/u.test(one) && countWords(one) <= LONGEST);
    if (sentence === undefined) continue;
    const words = countWords(reported({ source, sentence, isRecommendation }, shortName(source), review.stateName, commonWords));
    return [{ source, topic: "institutions", order: 0, isRecommendation, sentence, block: id, words }];
  }
  return [];
}
