import { countWords } from "../document/words.js";
import { alikes, THE_SAME } from "./alike.js";
import { type Candidate, candidatesOf, reported, vocabularyOfSources } from "./candidates.js";
import { headingRecommendations } from "./heading-recommendations.js";
import { openingText, previousOutcome } from "./opening.js";
import { headingsText, headingTitle, ownSection, type PlacedSection, placedSections, sectionFinder, titleOf } from "./sections.js";
import { choose, divide } from "./share.js";
import { bySource, contributors, fullName, shortName } from "./stakeholders.js";
import { SUMMARY_LIMIT, type SummaryRequest, type SummarySource } from "./summary.js";
import { ABBREVIATIONS_NOTE, type CitedSource, OPENING, type Origin, originKey, STAKEHOLDERS_NOTE } from "./text.js";

export type DraftCitation = Pick<CitedSource, "submission" | "blocks" | "also">;

/** Text, with what it comes from; a note of sources or a note of its own text. */
export type DraftPart =
  { text: string; origins: Pick<Origin, "submission" | "block" | "sentence">[] } | { cites: DraftCitation[] } | NamedNote;

export interface NamedNote {
  note: string;
  text: string;
}

export interface DraftSection {
  /** Its place in the tree, or "opening" for an introduction without a heading. */
  path: string;
  heading: { title: string; level: 1 | 2 | 3; numbered: boolean; share: number; notes: NamedNote[] } | null;
  blocks: { kind: "paragraph" | "continuation"; parts: DraftPart[] }[];
}

/** A block of a filed submission. */
export interface Passage {
  submission: string;
  block: string;
}

export interface Draft {
  sections: DraftSection[];
  /** Words taken of each submission, in the order of the request, and how many its sentences had to offer. */
  shares: { submission: string; words: number; offered: number }[];
  /** Passages whose subject was not recognised and that are in no section. */
  unplaced: Passage[];
}

/** What people have made of an earlier draft. */
export interface Kept {
  /** Keys of the origins that stand in edited text: not said again. */
  reported: ReadonlySet<string>;
  /** Keys of those that people took out: not brought back. */
  removed: ReadonlySet<string>;
  /** Words of the blocks that people have edited or written. */
  words: number;
  /** Submissions that edited text names already. */
  named: ReadonlySet<string>;
}
export const NOTHING_KEPT: Kept = { reported: new Set(), removed: new Set(), words: 0, named: new Set() };

/** A paragraph of more words than this is divided. */
const LONG_PARAGRAPH = 130;

interface Offer {
  source: SummarySource;
  candidates: Candidate[];
  unplaced: string[];
}

const keyOf = ({ source, block, sentence }: Candidate) => originKey({ submission: source.id, block, sentence });

/** The others who say what the first says; those of `same` in so many words. */
interface Cluster {
  same: Candidate[];
  also: Candidate[];
}

/** Draws together what several submissions say alike in one section: a candidate that leads has a cluster, one that follows is in it. */
function drawTogether(offers: readonly Offer[], sectionOf: (candidate: Candidate) => string) {
  const clusters = new Map<Candidate, Cluster>();
  const followers = new Set<Candidate>();
  const groups = new Map<string, Candidate[]>();
  for (const candidate of offers.flatMap(({ candidates }) => candidates)) {
    const group = `${sectionOf(candidate)} ${candidate.isRecommendation ? "asks" : "states"} ${candidate.source.language}`;
    groups.set(group, [...(groups.get(group) ?? []), candidate]);
  }
  for (const group of groups.values()) {
    for (const [i, alike] of alikes(group.map(({ sentence }) => sentence)).entries()) {
      const candidate = group[i]!;
      const lead = alike && group[alike.index]!;
      const cluster = lead && clusters.get(lead);
      const own = candidate.source === lead?.source;
      if (!lead || own) clusters.set(candidate, { same: [], also: [] });
      else if (cluster) {
        followers.add(candidate);
        const known = [...cluster.same, ...cluster.also].some(({ source }) => source === candidate.source);
        if (!known) cluster[alike.likeness >= THE_SAME ? "same" : "also"].push(candidate);
      }
    }
  }
  return { clusters, followers };
}

const enumerate = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;

/**
 * Drafts a summary of stakeholders' submissions in the form of its cycle: the opening text, the cycle's headings, and under each the
 * submissions' own sentences, reported; what several say alike is drawn together and the asks stand at the section's end. Nothing is
 * added to what they say; every sentence has its citation and knows the sentences that it came from. Submissions have equal shares of the
 * words, what one does not use goes to the others, and the whole stays within the limit. A generator, so that a long draft shows how far it
 * is: it yields the number of submissions read.
 */
export function* draftSummary(request: SummaryRequest, kept: Kept = NOTHING_KEPT): Generator<number, Draft, void> {
  const { review, submissions } = request;
  const recommendations = request.recommendations ?? [];
  const aStatus = submissions.some((source) => ownSection(source, review.cycle));
  const sectionOf = sectionFinder(review.cycle);

  const vocabulary = vocabularyOfSources(submissions);
  const offers: Offer[] = [];
  for (const source of [...submissions].sort(bySource)) {
    const { candidates, unplaced } = candidatesOf(source, request, vocabulary);
    offers.push({ source, unplaced, candidates: candidates.filter((one) => !kept.removed.has(keyOf(one))) });
    yield offers.length;
  }

  const { clusters, followers } = drawTogether(offers, sectionOf);
  const isLead = (candidate: Candidate) => !followers.has(candidate);
  const inText = new Set(offers.flatMap(({ candidates }) => candidates.filter((one) => kept.reported.has(keyOf(one)))));
  const count = request.filed ?? contributors(submissions).length;
  const opening = openingText(review.cycle, count, aStatus, { previous: null, stakeholders: null });
  const openingWords = opening.map((part) => ("text" in part ? part.text : "")).join("");
  const reserved =
    countWords([titleOf(review), openingWords, headingsText(review.cycle)].join(" ")) +
    // names in full, and names that stand together before what several say
    submissions.reduce((sum, source) => sum + 1 + countWords(fullName(source, review.cycle, true)), 0);
  const leads = offers.map(({ candidates }) => candidates.filter(isLead));
  const keptLeads = leads.flat().filter((one) => inText.has(one));
  const limit = (request.limit ?? SUMMARY_LIMIT) - reserved - kept.words + keptLeads.reduce((sum, { words }) => sum + words, 0);
  const shares = divide(
    limit,
    leads.map((own) => own.reduce((sum, { words }) => sum + words, 0)),
    leads.map((own) => (own.length === 0 ? 0 : Math.min(...own.map(({ words }) => words)))),
  );
  const chosen = new Set(leads.flatMap((own, i) => choose(own, shares[i]!, inText)));
  heardAtLeastOnce();

  /** Who only follows, and whose leads were all left out, speaks for themselves where words are left. */
  function heardAtLeastOnce() {
    let left = limit - [...chosen].reduce((sum, { words }) => sum + words, 0);
    const heard = new Set(
      [...chosen].flatMap((one) => [one, ...clusters.get(one)!.same, ...clusters.get(one)!.also].map(({ source }) => source)),
    );
    for (const { source, candidates } of offers) {
      if (heard.has(source)) continue;
      const shortest = [...candidates].sort((a, b) => a.words - b.words)[0];
      if (!shortest || shortest.words > left) continue;
      left -= shortest.words;
      chosen.add(shortest);
      if (!clusters.has(shortest)) clusters.set(shortest, { same: [], also: [] });
    }
  }

  const named = new Set(submissions.filter(({ id }) => kept.named.has(id)));
  const nameFor = (source: SummarySource): string => {
    if (named.has(source)) return shortName(source);
    const firstJoint = ![...named].some(({ jsNumber }) => jsNumber !== null);
    named.add(source);
    return fullName(source, review.cycle, firstJoint);
  };

  /** One sentence with its note, after `before` others of its source; nothing where people have it in their text. */
  function write(candidate: Candidate, isFirst: boolean, before: number): DraftPart[] {
    const { same, also } = clusters.get(candidate)!;
    if (inText.has(candidate)) return [];
    const cite = ({ source, block }: Candidate, seeAlso: boolean): DraftCitation => ({
      submission: source.id,
      blocks: [block],
      also: seeAlso,
    });
    const names = enumerate([candidate, ...same].map(({ source }) => nameFor(source)));
    const text = reported(candidate, { name: names, stateName: review.stateName, vocabulary, before: same.length > 0 ? 0 : before });
    return [
      {
        text: isFirst ? text : ` ${text}`,
        origins: [candidate, ...same, ...also].map(({ source, block, sentence }) => ({ submission: source.id, block, sentence })),
      },
      { cites: [...[candidate, ...same].map((one) => cite(one, false)), ...also.map((one) => cite(one, true))] },
    ];
  }

  /** Sentences as paragraphs that are not too long; what people have kept takes its room, so that the others stay together. */
  function paragraphs(candidates: readonly Candidate[]): DraftSection["blocks"] {
    const blocks: DraftSection["blocks"] = [];
    let parts: DraftPart[] = [];
    let words = 0;
    let run: { source: SummarySource; sentences: number } | null = null;
    for (const [i, candidate] of candidates.entries()) {
      const before: number = run?.source === candidate.source ? run.sentences : 0;
      const written = write(candidate, parts.length === 0, before);
      parts.push(...written);
      if (written.length > 0) run = { source: candidate.source, sentences: clusters.get(candidate)!.same.length > 0 ? 0 : before + 1 };
      words += candidate.words;
      if (words < LONG_PARAGRAPH && i < candidates.length - 1) continue;
      if (parts.length > 0) blocks.push({ kind: "paragraph", parts });
      parts = [];
      words = 0;
      run = null;
    }
    return blocks;
  }

  const bySection = new Map<string, Candidate[]>();
  for (const candidate of offers.flatMap(({ candidates }) => candidates.filter((one) => chosen.has(one)))) {
    const path = sectionOf(candidate);
    bySection.set(path, [...(bySection.get(path) ?? []), candidate]);
  }
  function contents(path: string): DraftSection["blocks"] {
    const all = bySection.get(path) ?? [];
    const stating = all.filter(({ isRecommendation }) => !isRecommendation);
    const speakers = [...new Set(stating.map(({ source }) => source))];
    return [
      ...speakers.flatMap((speaker) => paragraphs(stating.filter(({ source }) => source === speaker))),
      ...paragraphs(all.filter(({ isRecommendation }) => isRecommendation)),
    ];
  }

  const offered = new Map<string, number>();
  for (const candidate of offers.flatMap(({ candidates }) => candidates))
    offered.set(sectionOf(candidate), (offered.get(sectionOf(candidate)) ?? 0) + candidate.words);
  const offeredInAll = [...offered.values()].reduce((sum, words) => sum + words, 0);

  function introduction(): DraftSection["blocks"] {
    const outcome = review.cycle >= 4 ? (review.previous ?? previousOutcome(recommendations)) : undefined;
    const marks = openingText(review.cycle, count, aStatus, { previous: outcome === undefined ? null : 1, stakeholders: 2 });
    const parts = marks.map((part): DraftPart => {
      if ("text" in part) return { text: part.text, origins: [] };
      return part.note === 1 ? { note: "previous", text: `${outcome!.replace(/\.$/, "")}.` } : { note: STAKEHOLDERS_NOTE, text: "" };
    });
    return [{ kind: review.cycle >= 3 ? "paragraph" : "continuation", parts }];
  }

  const sections = placedSections(review.cycle).filter(({ nhri }) => !nhri || aStatus);
  const firstWithTopics = sections.find(({ topics }) => topics.length > 0);
  const section = (one: PlacedSection): DraftSection => ({
    path: one.path,
    heading: {
      title: headingTitle(one.title, aStatus),
      level: one.level === 4 ? 3 : one.level,
      numbered: one.level < 4,
      share: offeredInAll === 0 ? 0 : Math.round(((request.limit ?? SUMMARY_LIMIT) * (offered.get(one.path) ?? 0)) / offeredInAll),
      // only the third cycle's summaries point from a heading to the earlier recommendations
      notes: [
        ...(one === firstWithTopics ? [{ note: ABBREVIATIONS_NOTE, text: "" }] : []),
        ...(review.cycle === 3 && one.topics.length > 0 ? headingRecommendations(one, recommendations) : []).map((text, i) => ({
          note: `see-${one.path.replaceAll(".", "-")}-${String(i)}`,
          text,
        })),
      ],
    },
    blocks: [...(review.cycle >= 3 && one.title === "Background" ? introduction() : []), ...contents(one.path)],
  });
  return {
    sections: [...(review.cycle < 3 ? [{ path: OPENING, heading: null, blocks: introduction() }] : []), ...sections.map(section)],
    shares: offers.map(({ source, candidates }) => ({
      submission: source.id,
      words: candidates.filter((one) => chosen.has(one)).reduce((sum, { words }) => sum + words, 0),
      offered: candidates.reduce((sum, { words }) => sum + words, 0),
    })),
    unplaced: offers.flatMap(({ source, unplaced }) => unplaced.map((block) => ({ submission: source.id, block }))),
  };
}

/** The whole draft at once. */
export function draftAtOnce(request: SummaryRequest, kept?: Kept): Draft {
  const steps = draftSummary(request, kept);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
