import { countWords } from "../document/words.js";
import { abbreviationsIn } from "./abbreviations.js";
import { type Candidate, candidatesOf, reported, wordsOf } from "./candidates.js";
import { printCitation } from "./citations.js";
import { openingText, previousOutcome } from "./opening.js";
import { headingRecommendations } from "./heading-recommendations.js";
import { flattenTree, type TreeSection, treeOf } from "./section-trees.js";
import { choose, divide } from "./share.js";
import { bySource, fullName, shortName, stakeholderGroups } from "./stakeholders.js";
import {
  type Summary,
  SUMMARY_LIMIT,
  type SummaryBlock,
  type SummaryNote,
  type SummaryPart,
  type SummaryRequest,
  type SummarySource,
} from "./summary.js";

const STAKEHOLDERS =
  "The stakeholders listed below have contributed information for this summary; the full texts of all original submissions are available at: www.ohchr.org";
/** A paragraph of more words than this is divided. */
const LONG_PARAGRAPH = 130;

const titleOf = ({ stateName, cycle }: SummaryRequest["review"]) =>
  `Summary of ${cycle === 3 ? "Stakeholders’" : "stakeholders’"} submissions on ${stateName}`;

/** Whether a submission stands in the section of its own that resolution 16/21 gives an A-status institution; the first cycle had none. */
const ownSection = (source: SummarySource, cycle: number) => cycle > 1 && source.kind === "nhri" && source.aStatus === true;

const headingTitle = (section: TreeSection, aStatus: boolean) =>
  aStatus ? section.title : section.title.replace("other stakeholders", "stakeholders");

/** Gathers blocks and numbers notes in order of their marks. */
function draft() {
  const blocks: SummaryBlock[] = [];
  const notes: SummaryNote[] = [];
  let paragraphs = 0;
  return {
    blocks,
    notes,
    note: (note: SummaryNote) => notes.push(note),
    paragraph: (parts: SummaryPart[], numbered = true) => blocks.push({ kind: "paragraph", number: numbered ? ++paragraphs : null, parts }),
    heading: (block: Omit<Extract<SummaryBlock, { kind: "heading" }>, "kind">) => blocks.push({ kind: "heading", ...block }),
  };
}

const ROMAN = ["I", "II", "III", "IV", "V"];
const labelAt = (level: number, index: number) =>
  level === 1 ? `${ROMAN[index]!}.` : level === 2 ? `${String.fromCharCode(65 + index)}.` : level === 3 ? `${String(index + 1)}.` : "";

/** Text of a summary block as it is printed, without note marks. */
export const blockText = (block: SummaryBlock): string =>
  block.kind === "heading" ? block.title : block.parts.map((part) => ("text" in part ? part.text : "")).join("");

/**
 * Compiles a summary of stakeholders' submissions in the form of its cycle: the opening text, the cycle's sections, in each the
 * submissions' own leading sentences and recommendations, every one with its citation. Nothing is added to what they say. Each
 * submission has an equal share of the words, and what one does not use goes to the others; the whole stays within the limit.
 */
export function compileSummary(request: SummaryRequest): Summary {
  const { review, submissions } = request;
  const limit = request.limit ?? SUMMARY_LIMIT;
  const tree = treeOf(review.cycle);
  const aStatus = submissions.some((source) => ownSection(source, review.cycle));
  const offers = submissions.map((source) => {
    const commonWords = wordsOf(source);
    return { source, commonWords, ...candidatesOf(source, request, commonWords) };
  });

  const opening = openingText(review.cycle, submissions.length, aStatus, { previous: null, stakeholders: null });
  const reserved =
    countWords(
      [titleOf(review), ...opening.map((part) => ("text" in part ? part.text : "")), ...flattenTree(tree).map(({ title }) => title)].join(
        " ",
      ),
    ) + submissions.reduce((sum, source) => sum + countWords(fullName(source, review.cycle, true)), 0);
  const shares = divide(
    limit - reserved,
    offers.map(({ candidates }) => candidates.reduce((sum, { words }) => sum + words, 0)),
  );
  const chosen = offers.map(({ candidates }, i) => choose(candidates, shares[i]!));

  const summary = draft();
  const commonWords = new Map(offers.map((offer) => [offer.source, offer.commonWords]));
  const mentioned = new Set<SummarySource>();
  const nameFor = (source: SummarySource): string => {
    if (mentioned.has(source)) return shortName(source);
    const firstJoint = ![...mentioned].some(({ jsNumber }) => jsNumber !== null);
    mentioned.add(source);
    return fullName(source, review.cycle, firstJoint);
  };

  /** One source's sentences on one section, as paragraphs. */
  const writeSource = (candidates: readonly Candidate[]) => {
    let parts: SummaryPart[] = [];
    let words = 0;
    candidates.forEach((candidate, i) => {
      const { source, places } = candidate;
      const text = reported(candidate, nameFor(source), review.stateName, commonWords.get(source)!);
      parts.push({ text: parts.length === 0 ? text : ` ${text}` });
      words += countWords(text);
      // Sentences of one place in a row share a note, at the last of them.
      const next = candidates[i + 1];
      if (next && JSON.stringify(next.places) === JSON.stringify(places)) return;
      parts.push({
        note: summary.note({ kind: "text", text: printCitation({ cited: [{ name: shortName(source), places }], seeAlso: [] }) }),
      });
      if (words >= LONG_PARAGRAPH || !next) {
        summary.paragraph(parts);
        parts = [];
        words = 0;
      }
    });
  };

  const ordered = [...submissions.keys()].sort((a, b) => bySource(submissions[a]!, submissions[b]!));
  const inSection = (section: TreeSection): Candidate[][] =>
    ordered
      .filter((i) => ownSection(submissions[i]!, review.cycle) === (section.nhri === true))
      .map((i) => (section.nhri ? chosen[i]! : chosen[i]!.filter(({ topic }) => section.topics.includes(topic))))
      .filter((candidates) => candidates.length > 0);
  const hasText = (section: TreeSection): boolean =>
    (review.cycle >= 3 && section.title === "Background") || inSection(section).length > 0 || section.children.some(hasText);

  const abbreviations = abbreviationsIn(
    chosen
      .flat()
      .map(({ sentence }) => sentence)
      .join(" "),
  );
  let firstSection = true;
  const writeOpening = (numbered: boolean) => {
    const outcome = review.cycle >= 4 ? (review.previous ?? previousOutcome(request.recommendations ?? [])) : undefined;
    const previous = outcome === undefined ? null : summary.note({ kind: "text", text: outcome.endsWith(".") ? outcome : `${outcome}.` });
    const star = submissions.some(({ kind, aStatus: status }) => kind === "nhri" && status);
    const stakeholders = summary.note({
      kind: "stakeholders",
      text: `${STAKEHOLDERS}${star ? " (one asterisk denotes a national human rights institution with A status)" : ""}.`,
      groups: stakeholderGroups(submissions, review.cycle),
    });
    summary.paragraph(openingText(review.cycle, submissions.length, aStatus, { previous, stakeholders }), numbered);
  };
  const writeSection = (section: TreeSection, index: number) => {
    const notes: number[] = [];
    if (section.topics.length > 0) {
      if (firstSection && abbreviations.length > 0)
        notes.push(
          summary.note({ kind: "abbreviations", text: "The following abbreviations are used in UPR documents:", entries: abbreviations }),
        );
      firstSection = false;
      // Only the third cycle's summaries point from a heading to the earlier recommendations.
      if (review.cycle === 3)
        notes.push(...headingRecommendations(section, request.recommendations ?? []).map((text) => summary.note({ kind: "text", text })));
    }
    summary.heading({ level: section.level, label: labelAt(section.level, index), title: headingTitle(section, aStatus), notes });
    if (section.title === "Background") writeOpening(true);
    for (const candidates of inSection(section)) writeSource(candidates);
    section.children.filter(hasText).forEach(writeSection);
  };
  if (review.cycle < 3) writeOpening(false);
  tree.filter(hasText).forEach(writeSection);

  return {
    review,
    title: titleOf(review),
    blocks: summary.blocks,
    notes: summary.notes,
    words: countWords([titleOf(review), ...summary.blocks.map(blockText)].join(" ")),
    limit,
    shares: offers.map(({ source, candidates }, i) => ({
      name: shortName(source),
      words: chosen[i]!.reduce((sum, { words }) => sum + words, 0),
      offered: candidates.reduce((sum, { words }) => sum + words, 0),
    })),
    unplaced: offers.flatMap(({ source, unplaced }) => unplaced.map((block) => ({ name: shortName(source), block }))),
  };
}
