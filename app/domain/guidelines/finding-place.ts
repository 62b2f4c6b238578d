import type { Finding, RuleCode } from "./guidelines.js";

const OF_COVER: ReadonlySet<RuleCode> = new Set<RuleCode>([
  "title-missing",
  "keywords-missing",
  "contact-missing",
  "organisation-description-missing",
  "establishment-missing",
  "organisation-website-missing",
  "acronym-missing",
  "session-missing",
  "date-missing",
]);
const OF_ANNEXES: ReadonlySet<RuleCode> = new Set<RuleCode>(["annex-picture", "annex-annual-report", "annex-other-report"]);

/** Where a finding is mended: at its block, on the cover page, among the annexes, or in the text as a whole. */
export function findingPlace({ code, block }: Pick<Finding, "code" | "block">): { block: string } | "cover" | "annexes" | "text" {
  if (block) return { block };
  return OF_COVER.has(code) ? "cover" : OF_ANNEXES.has(code) ? "annexes" : "text";
}
