import type { Block, StructuredDocument } from "../document/document.js";
import { blockCounts, blockWords, type CountedParts } from "../document/words.js";

export const SECTION_STATES = ["draft", "ready", "agreed"] as const;
export type SectionState = (typeof SECTION_STATES)[number];

/** The section before the first top heading. */
export const START = "";

/** What a coalition agreed on for one section; a section is known by the block id of its top heading. */
export interface SectionPlan {
  heading: string;
  /** Budget in words; null where there is none. */
  words: number | null;
  organisationId: string | null;
  /** YYYY-MM-DD. */
  dueOn: string | null;
  state: SectionState;
  /** Only its organisation may change its text. */
  locked: boolean;
}

export interface Plan {
  sections: SectionPlan[];
  organisations: { id: string; words: number }[];
}

export interface Section {
  /** Block id of the top heading, or `START`. */
  heading: string;
  blocks: Block[];
}

/** The text by its top headings; what stands before the first of them is a section of its own where it is not empty. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    const opens = block.kind === "heading" && (block.level ?? 1) === 1;
    if (opens || sections.length === 0) sections.push({ heading: opens ? block.id : START, blocks: [] });
    sections.at(-1)!.blocks.push(block);
  }
  return sections;
}

/** What a lock on these sections covers: their blocks and the endnotes that those cite, by their ids. */
export function coveredBy(blocks: readonly Block[], headings: readonly string[]): Set<string> {
  const theirs = sectionsOf(blocks).filter(({ heading }) => headings.includes(heading));
  return new Set(
    theirs.flatMap((section) =>
      section.blocks.flatMap(({ id, inline }) => [id, ...inline.flatMap((part) => (part.type === "note" ? [part.note] : []))]),
    ),
  );
}

/** The section that a block stands in; null where the text has no such block. */
export const sectionOf = (blocks: readonly Block[], blockId: string): string | null =>
  sectionsOf(blocks).find((section) => section.blocks.some(({ id }) => id === blockId))?.heading ?? null;

export const planOf = (plan: Plan, heading: string): SectionPlan =>
  plan.sections.find((section) => section.heading === heading) ?? {
    heading,
    words: null,
    organisationId: null,
    dueOn: null,
    state: "draft",
    locked: false,
  };

/** The headings of the sections that somebody of these organisations may not change. */
export const lockedAgainst = (sections: readonly SectionPlan[], organisationIds: readonly string[]): string[] =>
  sections.flatMap(({ heading, locked, organisationId }) =>
    locked && organisationId !== null && !organisationIds.includes(organisationId) ? [heading] : [],
  );

export interface Budgeted {
  words: number;
  budget: number | null;
}

/** Words that the limit counts, against the budget, for each section of the text and each organisation that has sections or a budget. */
export function againstPlan(
  document: Pick<StructuredDocument, "blocks">,
  plan: Plan,
  counted: CountedParts,
): { sections: (Budgeted & { heading: string })[]; organisations: (Budgeted & { id: string })[] } {
  const sections = sectionsOf(document.blocks).map(({ heading, blocks }) => ({
    heading,
    words: blocks.reduce((sum, block) => sum + (blockCounts(block.kind, counted) ? blockWords(block, counted) : 0), 0),
    budget: planOf(plan, heading).words,
  }));
  const assigned = sections.map((section) => ({ ...section, id: planOf(plan, section.heading).organisationId }));
  const ids = [...new Set([...plan.organisations.map(({ id }) => id), ...assigned.flatMap(({ id }) => (id ? [id] : []))])];
  const organisations = ids.map((id) => ({
    id,
    words: assigned.reduce((sum, section) => sum + (section.id === id ? section.words : 0), 0),
    budget: plan.organisations.find((one) => one.id === id)?.words ?? null,
  }));
  return { sections, organisations };
}
