import type { CoverOrganisation, Mark, StructuredDocument } from "../document/document.js";
import type { SubmitterKind } from "../guidelines/guidelines.js";
import type { Recommendation } from "../recommendations/recommendation.js";

/** Words of a summary's main text: OHCHR's ten pages of 535 words (resolution 5/1, paragraph 15 (c)). Notes are outside. */
export const SUMMARY_LIMIT = 5350;

/** A filed submission, as a summary takes it in. */
export interface SummarySource {
  /** The submission's id. */
  id: string;
  /** What the desk calls it ("AI", "PTPR"); empty where nothing was given yet. */
  acronym: string;
  /** Given by the desk, never computed, and may have gaps; null where none was given. */
  jsNumber: number | null;
  kind: SubmitterKind;
  /** A national human rights institution in full compliance with the Paris Principles. */
  aStatus?: boolean;
  /** A regional intergovernmental organisation. */
  regional?: boolean;
  /** Id of the regional body's submission that it was sent along with: it is no stakeholder of its own. */
  attachedTo?: string | null;
  title: string;
  /** BCP 47. */
  language: string;
  organisations: readonly CoverOrganisation[];
  document: StructuredDocument;
}

export interface SummaryRequest {
  /** `previous` names the outcome of the review before, as in "A/HRC/43/15 and the addendum A/HRC/43/15/Add.1". */
  review: { stateName: string; stateCode: string; session: number; cycle: number; previous?: string };
  submissions: readonly SummarySource[];
  /** How many stand filed, where they are not read yet; else those of `submissions`. */
  filed?: number;
  /** The review's list: the themes of what a block answers decide where it belongs. */
  recommendations?: readonly Recommendation[];
  /** Words; OHCHR's limit where none is given. */
  limit?: number;
}

export type SummaryPart = { text: string; marks?: Mark[] } | { note: number };

export type SummaryBlock =
  /** `label` is the printed letter ("I.", "A.", "1."), empty where the heading has none. */
  | { kind: "heading"; level: 1 | 2 | 3 | 4; label: string; title: string; notes: number[] }
  /** `number` is null for an introduction that the cycle prints without one. */
  | { kind: "paragraph"; number: number | null; parts: SummaryPart[] };

export interface StakeholderEntry {
  acronym: string;
  /** As printed, with its closing ";" or ".". */
  text: string;
  /** Papers of a regional body, as printed. */
  attachments?: string[];
}

export interface StakeholderGroup {
  title: string;
  /** Civil society alone has two lists under one title. */
  lists: { title: string | null; entries: StakeholderEntry[] }[];
}

/** A place that a note cites, in the order in which its text names them. */
export interface CitedPlace {
  name: string;
  submission: string;
  /** The first paragraph cited, where the submission numbers its own. */
  paragraph: string | null;
}

export type SummaryNote =
  | { kind: "text"; text: string; cites?: CitedPlace[] }
  | { kind: "stakeholders"; text: string; groups: StakeholderGroup[] }
  | { kind: "abbreviations"; text: string; entries: StakeholderEntry[] };

/** A summary as it is printed: a draft of the desk's, never OHCHR's own document. */
export interface Summary {
  review: SummaryRequest["review"];
  title: string;
  blocks: SummaryBlock[];
  /** Note 1 first. */
  notes: SummaryNote[];
  /** Words of title, headings and paragraphs; numbers, note marks and notes are not counted. */
  words: number;
  limit: number;
}
