import type { Rule, RuleCode } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";

/** The rule behind a finding, its source, and how sure it is. */
export function FindingSource({ code, rules }: { code: RuleCode; rules: readonly Rule[] }) {
  const t = useT();
  const rule = rules.find((one) => one.code === code);
  if (!rule) return null;
  return (
    <details className="finding-source">
      <summary>{t("rules.finding-rule", { rule: t(`rules.rule-${code}`) })}</summary>
      <p>
        {rule.source}. <em>{t(`rules.certainty-${rule.certainty}`)}.</em>
      </p>
    </details>
  );
}
