import { AS_WORD } from "~/app/domain/document/words.js";
import type { GuidelineSet } from "~/app/domain/guidelines/guidelines.js";

const limit = (words: number) => ({ words, source: "Seen", certainty: "seen" as const });

/** Guideline sets of two cycles, "test-3" and "test-4", with one rule. */
export const ORIGINAL_SETS: GuidelineSet[] = [3, 4].map((cycle) => ({
  id: `test-${String(cycle)}`,
  cycle,
  name: `Cycle ${String(cycle)}`,
  limits: { individual: limit(2815), joint: limit(5630), nhri: { words: 5630, source: "", certainty: "weak" } },
  counted: { headings: true, quotedRecommendations: false, notes: false, cover: false, ...AS_WORD },
  rules: [{ code: "length", severity: "blocking", source: "Test", certainty: "seen" }],
}));

/** What the form of a review sends, with what a test changes. */
export const reviewForm = (change: Record<string, string>): Record<string, string> => ({
  stateCode: "BEL",
  session: "52",
  cycle: "",
  opensDate: "",
  opensTime: "",
  deadlineDate: "2025-10-10",
  deadlineTime: "",
  guidelineSetId: "auto",
  ...change,
});
