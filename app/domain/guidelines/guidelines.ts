import type { CountedParts } from "../document/words.js";

/** Who submits: OHCHR's limits differ for a single organisation, a joint submission and an A-status national human rights institution. */
export const SUBMITTER_KINDS = ["individual", "joint", "nhri"] as const;
export type SubmitterKind = (typeof SUBMITTER_KINDS)[number];

/** The kind that a submission of so many organisations is, if not that of a national human rights institution. */
export const kindFor = (organisations: number): SubmitterKind => (organisations > 1 ? "joint" : "individual");

/** Whether a submission is called joint or individual and its organisations' number says otherwise. */
export const misfits = (kind: SubmitterKind, organisations: number): boolean => kind !== "nhri" && kind !== kindFor(organisations);

/** What a submission of so many organisations could be instead: what their number says, or that of a national human rights institution, which submits alone. */
export function otherKind(kind: SubmitterKind, organisations: number): SubmitterKind | null {
  const byNumber = kindFor(organisations);
  if (kind !== byNumber) return byNumber;
  return organisations > 1 ? null : "nhri";
}

/** How sure we are of a rule: seen in its source, inferred, remembered, weakly remembered. */
export type Certainty = "seen" | "inferred" | "remembered" | "weak";
export type Severity = "blocking" | "advice";

/** The checks that Caucus knows; a guideline set says which apply and how severely. */
export const RULE_CODES = [
  "length",
  "language",
  "deadline",
  "abusive-language",
  "one-country",
  "other-country",
  "text-missing",
  "title-missing",
  "keywords-missing",
  "contact-missing",
  "organisation-description-missing",
  "establishment-missing",
  "organisation-website-missing",
  "summary-missing",
  "joint-unstated",
  "acronym-missing",
  "session-missing",
  "date-missing",
  "annexes-unlisted",
  "annex-picture",
  "annex-annual-report",
  "annex-other-report",
  "paragraphs-unnumbered",
  "section-empty",
  "paragraph-empty",
  "note-empty",
  "note-substantive",
  "second-hand",
  "person-at-risk",
  "recommendation-without-addressee",
  "recommendation-unmeasurable",
  "recommendation-unknown",
  "quotation-differs",
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

export interface Rule {
  code: RuleCode;
  /** "off" where an administrator does not want it asked. */
  severity: Severity | "off";
  source: string;
  certainty: Certainty;
}

/** One cycle's technical guidelines as data: stored in the database, corrected by an administrator. Limits are words. */
export interface GuidelineSet {
  id: string;
  cycle: number;
  name: string;
  limits: Record<SubmitterKind, { words: number; source: string; certainty: Certainty }>;
  counted: CountedParts;
  rules: Rule[];
}

export interface Finding {
  code: RuleCode;
  severity: Severity;
  /** Fill the catalogue's message `rules.<code>`. */
  params: Record<string, string | number>;
  /** The block that the finding points at. */
  block?: string;
}
