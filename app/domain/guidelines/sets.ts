import { AS_WORD, type CountedParts } from "../document/words.js";
import type { GuidelineSet, Rule } from "./guidelines.js";

/** Why each fact is here, and how sure it is, is research on public sources, not OHCHR's own statement: an administrator corrects it. */
const TECHNICAL_GUIDE =
  "OHCHR, Technical guidelines for the submission of stakeholders' information (1 July 2008), ohchr.org/EN/HRBodies/UPR/Pages/TechnicalGuide.aspx";
const SECOND_CYCLE =
  "UPR: information and guidelines for relevant stakeholders' written submissions (1 November 2011), as reported by UPR Info";
const THIRD_CYCLE = "UPR (third cycle): information and guidelines for relevant stakeholders' written submissions, as reported by UPR Info";
const FOURTH_CYCLE =
  "UPR (fourth cycle): information and guidelines for relevant stakeholders' written submissions (January 2022); figures as in the third cycle";
const NHRI =
  "No figure is published for national human rights institutions; submissions of about ten pages have been taken, which is the length of a joint submission";
const CHECKLISTS = "IFEX and Minnesota Advocates, checklists for submissions after OHCHR's guidelines";
const OWN_RULE = "A rule of Caucus: what says nothing can be neither read nor cited";
const GOOD_PRACTICE = "Good practice for submissions that can be cited and followed up";

/** Endnotes and annexes are outside the limit; whether headings and quotations are is not said: they are counted, which is the careful reading. */
const COUNTED: CountedParts = { headings: true, quotedRecommendations: true, notes: false, cover: false, ...AS_WORD };

const FORM: Rule[] = [
  {
    code: "length",
    severity: "blocking",
    source: "Submissions over the limit are not considered (guidelines on form, from the second cycle on binding)",
    certainty: "remembered",
  },
  {
    code: "language",
    severity: "blocking",
    source: "The six official languages of the United Nations; English, French or Spanish preferred (UPR Info, third cycle)",
    certainty: "seen",
  },
  {
    code: "deadline",
    severity: "blocking",
    source: "uprdoc.ohchr.org: until 23.59 Geneva time of the day; late submissions will not be considered",
    certainty: "seen",
  },
  { code: "abusive-language", severity: "blocking", source: "No manifestly abusive language", certainty: "remembered" },
  { code: "one-country", severity: "blocking", source: `One country only in a submission: ${TECHNICAL_GUIDE}`, certainty: "seen" },
  { code: "text-missing", severity: "blocking", source: OWN_RULE, certainty: "inferred" },
];

const ADVICE: Rule[] = [
  {
    code: "other-country",
    severity: "advice",
    source: `A submission is about the State under review: ${TECHNICAL_GUIDE}`,
    certainty: "inferred",
  },
  { code: "title-missing", severity: "advice", source: CHECKLISTS, certainty: "seen" },
  {
    code: "keywords-missing",
    severity: "advice",
    source: `Stakeholders are encouraged to indicate key words: ${CHECKLISTS}`,
    certainty: "seen",
  },
  { code: "contact-missing", severity: "advice", source: `Name and contact at or near the top: ${CHECKLISTS}`, certainty: "seen" },
  {
    code: "organisation-description-missing",
    severity: "advice",
    source: `A short paragraph on activities and the date of establishment: ${TECHNICAL_GUIDE}`,
    certainty: "seen",
  },
  {
    code: "establishment-missing",
    severity: "advice",
    source: `A short paragraph on activities and the date of establishment: ${TECHNICAL_GUIDE}`,
    certainty: "seen",
  },
  { code: "organisation-website-missing", severity: "advice", source: "Website on the cover page", certainty: "remembered" },
  {
    code: "summary-missing",
    severity: "advice",
    source: `An introduction or summary of the main points: ${CHECKLISTS}`,
    certainty: "seen",
  },
  {
    code: "joint-unstated",
    severity: "advice",
    source: `A joint submission says so, and names all contributing stakeholders at its beginning: ${TECHNICAL_GUIDE}`,
    certainty: "seen",
  },
  { code: "acronym-missing", severity: "advice", source: "Acronym by which OHCHR's summary cites the submission", certainty: "remembered" },
  { code: "session-missing", severity: "advice", source: `Session number at the top: ${CHECKLISTS}`, certainty: "seen" },
  { code: "date-missing", severity: "advice", source: `Date at the top: ${CHECKLISTS}`, certainty: "seen" },
  {
    code: "annexes-unlisted",
    severity: "advice",
    source: "The parts sent along are listed: uprdoc.ohchr.org takes annexes as files of their own",
    certainty: "inferred",
  },
  {
    code: "annex-picture",
    severity: "advice",
    source: "Annexes hold no pictures and maps (guidelines on form)",
    certainty: "remembered",
  },
  {
    code: "annex-annual-report",
    severity: "advice",
    source: "Annexes are no annual reports of the organisation (guidelines on form)",
    certainty: "remembered",
  },
  {
    code: "annex-other-report",
    severity: "advice",
    source: "Refrain from annexing reports of other organisations (Minnesota Advocates, checklist after OHCHR's guidelines)",
    certainty: "seen",
  },
  {
    code: "paragraphs-unnumbered",
    severity: "advice",
    source: "Paragraphs and pages are numbered; OHCHR cites by paragraph (Minnesota Advocates; OHCHR's summaries)",
    certainty: "seen",
  },
  { code: "section-empty", severity: "advice", source: OWN_RULE, certainty: "inferred" },
  { code: "paragraph-empty", severity: "advice", source: OWN_RULE, certainty: "inferred" },
  {
    code: "second-hand",
    severity: "advice",
    source: "First-hand information; second-hand information in endnotes only, and if necessary (guidelines on substance)",
    certainty: "remembered",
  },
  {
    code: "person-at-risk",
    severity: "advice",
    source:
      "Submissions are published as received; individual cases only where nobody's safety is put at risk (guidelines on confidentiality)",
    certainty: "remembered",
  },
  { code: "note-empty", severity: "advice", source: GOOD_PRACTICE, certainty: "inferred" },
];

const WITH_ENDNOTES: Rule[] = [
  {
    code: "note-substantive",
    severity: "advice",
    source: `Endnotes can be used for references but should not include any substantive information: ${THIRD_CYCLE}`,
    certainty: "seen",
  },
];

const WITH_RECOMMENDATIONS: Rule[] = [
  {
    code: "recommendation-without-addressee",
    severity: "advice",
    source: `Recommendations are specific, measurable, achievable, relevant, time-bound: ${THIRD_CYCLE}`,
    certainty: "inferred",
  },
  {
    code: "recommendation-unmeasurable",
    severity: "advice",
    source: `Recommendations are specific, measurable, achievable, relevant, time-bound: ${THIRD_CYCLE}`,
    certainty: "inferred",
  },
  {
    code: "recommendation-unknown",
    severity: "advice",
    source: `The recommendation discussed is identified by number and symbol: ${THIRD_CYCLE}`,
    certainty: "inferred",
  },
  { code: "quotation-differs", severity: "advice", source: GOOD_PRACTICE, certainty: "inferred" },
];

const words = (count: number, source: string, certainty: Rule["certainty"]) => ({ words: count, source, certainty });

/** The technical guidelines of the four cycles. Limits of the first cycle were pages (five, ten for large coalitions): the words are those that later replaced them. */
export const GUIDELINE_SETS: readonly GuidelineSet[] = [
  {
    id: "ohchr-cycle-1",
    cycle: 1,
    name: "OHCHR, first cycle (2008–2011)",
    limits: {
      individual: words(2815, `Five pages: ${TECHNICAL_GUIDE}`, "inferred"),
      joint: words(5630, `Ten pages for large coalitions: ${TECHNICAL_GUIDE}`, "inferred"),
      nhri: words(2815, NHRI, "weak"),
    },
    counted: COUNTED,
    rules: [...FORM, ...ADVICE],
  },
  {
    id: "ohchr-cycle-2",
    cycle: 2,
    name: "OHCHR, second cycle (2012–2016)",
    limits: { individual: words(2815, SECOND_CYCLE, "seen"), joint: words(5630, SECOND_CYCLE, "seen"), nhri: words(5630, NHRI, "weak") },
    counted: COUNTED,
    rules: [...FORM, ...ADVICE, ...WITH_RECOMMENDATIONS],
  },
  {
    id: "ohchr-cycle-3",
    cycle: 3,
    name: "OHCHR, third cycle (2017–2022)",
    limits: { individual: words(2815, THIRD_CYCLE, "seen"), joint: words(5630, THIRD_CYCLE, "seen"), nhri: words(5630, NHRI, "weak") },
    counted: COUNTED,
    rules: [...FORM, ...ADVICE, ...WITH_ENDNOTES, ...WITH_RECOMMENDATIONS],
  },
  {
    id: "ohchr-cycle-4",
    cycle: 4,
    name: "OHCHR, fourth cycle (2022–2027)",
    limits: {
      individual: words(2815, FOURTH_CYCLE, "remembered"),
      joint: words(5630, FOURTH_CYCLE, "remembered"),
      nhri: words(5630, NHRI, "weak"),
    },
    counted: COUNTED,
    rules: [...FORM, ...ADVICE, ...WITH_ENDNOTES, ...WITH_RECOMMENDATIONS],
  },
];

/** The set that Caucus brings along for a cycle, or undefined for a cycle that it does not know. */
export const guidelineSetOf = (cycle: number): GuidelineSet | undefined => GUIDELINE_SETS.find((set) => set.cycle === cycle);
