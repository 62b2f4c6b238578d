import { ANNEX_CHECKS } from "./check-annexes.js";
import { COVER_CHECKS } from "./check-cover.js";
import { FORM_CHECKS } from "./check-form.js";
import { PEOPLE_CHECKS } from "./check-people.js";
import { SUBSTANCE_CHECKS } from "./check-substance.js";
import { TEXT_CHECKS } from "./check-text.js";
import type { CheckInput, Checks } from "./findings.js";
import type { Finding } from "./guidelines.js";

const CHECKS: Checks = { ...FORM_CHECKS, ...COVER_CHECKS, ...ANNEX_CHECKS, ...TEXT_CHECKS, ...SUBSTANCE_CHECKS, ...PEOPLE_CHECKS };

/** Applies the rules of a guideline set to a submission: what blocks first, then advice, each in the set's order and within a rule in the text's. */
export function checkDocument(input: CheckInput): Finding[] {
  const findings = input.set.rules.flatMap(({ code, severity }) =>
    severity === "off" ? [] : (CHECKS[code]?.(input) ?? []).map((found): Finding => ({ ...found, severity })),
  );
  return findings.sort((a, b) => Number(a.severity === "advice") - Number(b.severity === "advice"));
}

/** Whether nothing found stands in the way of filing. */
export const passes = (findings: readonly Finding[]): boolean => findings.every((finding) => finding.severity !== "blocking");
