import type { GuidelineSet, RuleCode } from "./guidelines.js";

/** A stored set with the rules and switches of the set that this version brings along and it lacks, each where it belongs; null where it lacks none. What is stored stays. */
export function mendedSet(stored: GuidelineSet, brought: GuidelineSet): { set: GuidelineSet; rules: RuleCode[]; counted: string[] } | null {
  const rules = [...stored.rules];
  const added: RuleCode[] = [];
  brought.rules.forEach((rule, i) => {
    if (rules.some(({ code }) => code === rule.code)) return;
    const before = brought.rules.slice(0, i).map(({ code }) => code);
    rules.splice(rules.findLastIndex(({ code }) => before.includes(code)) + 1, 0, rule);
    added.push(rule.code);
  });
  const counted = Object.keys(brought.counted).filter((part) => !(part in stored.counted));
  if (added.length === 0 && counted.length === 0) return null;
  return { set: { ...stored, rules, counted: { ...brought.counted, ...stored.counted } }, rules: added, counted };
}
