import type { GuidelineSet, Rule, RuleCode } from "./guidelines.js";

/** A stored set's rules with those that this version brings along and it lacks, each where it belongs; null where it lacks none. What is stored stays. */
export function mendedRules(stored: GuidelineSet, brought: GuidelineSet): { rules: Rule[]; added: RuleCode[] } | null {
  const rules = [...stored.rules];
  const added: RuleCode[] = [];
  brought.rules.forEach((rule, i) => {
    if (rules.some(({ code }) => code === rule.code)) return;
    const before = brought.rules.slice(0, i).map(({ code }) => code);
    rules.splice(rules.findLastIndex(({ code }) => before.includes(code)) + 1, 0, rule);
    added.push(rule.code);
  });
  return added.length > 0 ? { rules, added } : null;
}
