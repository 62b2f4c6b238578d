import type { Finding, RuleCode } from "./guidelines.js";

const OF_COVER: ReadonlySet<RuleCode> = new Set<RuleCode>([
  "title-missing",
  "keywords-missing",
  "contact-missing",
  "acronym-missing",
  "session-missing",
  "date-missing",
]);
const OF_ORGANISATION: ReadonlySet<RuleCode> = new Set<RuleCode>([
  "organisation-description-missing",
  "establishment-missing",
  "organisation-website-missing",
]);
const OF_ANNEXES: ReadonlySet<RuleCode> = new Set<RuleCode>(["annex-picture", "annex-annual-report", "annex-other-report"]);

export type PlaceOfFinding = { block: string } | { organisation: string } | "cover" | "annexes" | "text";

/**
 * Where a finding is mended: at its block, on the page of the organisation of a name, on the cover page, among the annexes, or in the text as a whole.
 * Null where nobody who writes can mend it.
 */
export function findingPlace({ code, block, params }: Finding): PlaceOfFinding | null {
  if (code === "deadline") return null;
  if (block) return { block };
  if (OF_ORGANISATION.has(code)) return { organisation: String(params.name) };
  return OF_COVER.has(code) ? "cover" : OF_ANNEXES.has(code) ? "annexes" : "text";
}
