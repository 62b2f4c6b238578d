import { coverage } from "../mapping/coverage.js";
import { plainText } from "../document/document.js";
import { countWords } from "../document/words.js";
import { topicOf } from "./place.js";
import { asks, isFragment, report, type Vocabulary, vocabularyOf } from "./report.js";
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
const RUN_IN = 6;
/** What has fewer words is no statement: "Scroll to top." */
const SHORTEST = 4;
const NO_REFERENCES: ReturnType<typeof coverage>["blocks"] = new Map();
const VERB =
  /(?<![\p{L}])(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|must|may|might|remains?|lacks?|exists?|continues?)(?![\p{L}])/iu;

const isEnglish = ({ language }: Pick<SummarySource, "language">) => language.toLowerCase().startsWith("en");

/** How a source's sentence reads in the summary, under the name that is due at that place, after `before` others of the same source. */
export function reported(
  { source, sentence, isRecommendation }: Pick<Candidate, "source" | "sentence" | "isRecommendation">,
  { name, stateName, vocabulary, before }: { name: string; stateName: string; vocabulary: Vocabulary; before: number },
) {
  return report(sentence, isRecommendation, { name, own: namesOf(source), stateName, vocabulary, english: isEnglish(source), before });
}

/** What a source may call itself. */
const namesOf = (source: SummarySource): string[] => [
  shortName(source),
  source.title.trim(),
  ...source.organisations.flatMap(({ name, acronym }) => [name.trim(), acronym.trim()]),
];

/** The words of all submissions in English, by which a name is told from a word that begins a sentence. */
export const vocabularyOfSources = (sources: readonly SummarySource[]): Vocabulary =>
  vocabularyOf(sources.filter(isEnglish).flatMap(({ document }) => document.blocks.map(({ inline }) => plainText(inline))));

/** "Recommendations", "What we ask": what stands under it is asked, however it is set. */
const ASKING_HEADING = /recommend|what we ask|our (?:asks|requests)/i;
/** "We recommend that the Government:" makes asks of the list that follows. */
const ASKING_LEAD = /(?:recommend|urge|call|ask|encourage|should|must)[^.]*:$/i;

/**
 * What a submission has to offer: the first sentence that stands alone of each paragraph, and what it asks, as recommendations, in sentences or in
 * lists. A passage without a topic of its own takes that of the passage before it in the same section.
 */
export function candidatesOf(
  source: SummarySource,
  request: SummaryRequest,
  vocabulary: Vocabulary,
): { candidates: Candidate[]; unplaced: string[] } {
  const { blocks } = source.document;
  const { stateName, cycle } = request.review;
  const own = namesOf(source);
  const recommendations = request.recommendations ?? [];
  const themesOf = new Map(recommendations.map((one) => [`${one.symbol} ${one.number}`, one.themes]));
  const references = recommendations.length > 0 ? coverage(source.document, recommendations).blocks : NO_REFERENCES;
  const headings: (string | undefined)[] = [];
  const candidates: Candidate[] = [];
  const unplaced: string[] = [];
  let before: Topic | null = null;
  let announced = false;
  // all that it says stands in a section of its own, whatever the subject
  const anyTopic: Topic | null = ownSection(source, cycle) ? "institutions" : null;
  for (const block of blocks) {
    const text = plainText(block.inline).trim();
    if (block.kind === "heading") {
      const depth = Math.min(Math.max(block.level ?? 1, 1), 3);
      headings.length = depth - 1;
      headings[depth - 1] = text;
      // recommendations at the end of what they follow from
      if (!ASKING_HEADING.test(text)) before = null;
      announced = false;
      continue;
    }
    const underAsks = ASKING_HEADING.test(headings.at(-1) ?? "");
    const listed = block.kind === "bullet" && (announced || underAsks);
    if (block.kind !== "bullet") announced = ASKING_LEAD.test(text);
    const isRecommendation = block.kind === "recommendation" || listed;
    if (block.kind !== "paragraph" && block.kind !== "continuation" && !isRecommendation) continue;
    const all = sentencesOf(isRecommendation ? text.replace(/\s*[,;](?: and)?$/, "") : text);
    const runsIn = !isRecommendation && all.length > 1 && countWords(all[0]!) < RUN_IN && !VERB.test(all[0]!) && !/\d/.test(all[0]!);
    const sentences = all.slice(runsIn ? 1 : 0).filter((sentence) => countWords(sentence) <= LONGEST && standsAlone(sentence));
    const asked = sentences.filter((one) => isRecommendation || (isEnglish(source) && asks(one, { own, stateName }, underAsks)));
    const stated =
      block.kind === "paragraph"
        ? sentences.find((one) => !asked.includes(one) && (!isEnglish(source) || (countWords(one) >= SHORTEST && !isFragment(one))))
        : undefined;
    const taken = [...(stated === undefined ? [] : [stated]), ...asked.slice(0, MOST_OF_RECOMMENDATION)];
    const above = headings.filter((heading) => heading !== undefined && !ASKING_HEADING.test(heading)).reverse() as string[];
    const themes = (references.get(block.id) ?? []).flatMap((reference) => themesOf.get(`${reference.symbol} ${reference.number}`) ?? []);
    const follows: Topic | null = isRecommendation && !underAsks ? before : null;
    const topic: Topic | null =
      topicOf({ headings: above, themes, text, before: follows }) ?? (above.length > 0 ? before : follows) ?? anyTopic;
    before = topic ?? before;
    if (topic === null) {
      if (taken.length > 0) unplaced.push(block.id);
      continue;
    }
    for (const sentence of taken) {
      const asking = asked.includes(sentence);
      const said = reported({ source, sentence, isRecommendation: asking }, { name: shortName(source), stateName, vocabulary, before: 2 });
      candidates.push({
        source,
        // of a paragraph on several matters, the sentence's own
        topic: topicOf({ headings: above, themes, text, sentence, before: follows }) ?? topic,
        order: candidates.length,
        isRecommendation: asking,
        sentence,
        block: block.id,
        words: countWords(said),
      });
    }
  }
  if (candidates.length === 0) candidates.push(...anything(source, request, vocabulary));
  return { candidates, unplaced };
}

/** Of a submission whose subjects were not recognised, or none of whose sentences stands alone, its first one: nobody who spoke is left out. */
function anything(source: SummarySource, { review }: SummaryRequest, vocabulary: Vocabulary): Candidate[] {
  for (const { id, kind, inline } of source.document.blocks) {
    if (kind === "heading" || kind === "reference-box") continue;
    const isRecommendation = kind === "recommendation";
    const sentence = sentencesOf(plainText(inline)).find((one) => /\p{L}/u.test(one) && countWords(one) <= LONGEST);
    if (sentence === undefined) continue;
    const words = countWords(
      reported({ source, sentence, isRecommendation }, { name: shortName(source), stateName: review.stateName, vocabulary, before: 2 }),
    );
    return [{ source, topic: "institutions", order: 0, isRecommendation, sentence, block: id, words }];
  }
  return [];
}
