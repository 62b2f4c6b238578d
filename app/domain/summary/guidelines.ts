import type { GuidelineSet } from "../guidelines/guidelines.js";
import { AS_WORD } from "../document/words.js";
import { SUMMARY_LIMIT } from "./summary.js";

const limit = {
  words: SUMMARY_LIMIT,
  source: "Human Rights Council resolution 5/1, paragraph 15 (c): ten pages",
  certainty: "inferred" as const,
};

/** A summary's length is measured like a submission's: headings and text, without notes. */
export const SUMMARY_GUIDELINES: GuidelineSet = {
  id: "summary",
  cycle: 4,
  name: "",
  limits: { individual: limit, joint: limit, nhri: limit },
  counted: { headings: true, quotedRecommendations: true, notes: false, cover: false, ...AS_WORD },
  rules: [],
};
