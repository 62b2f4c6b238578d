import type { Rule, RuleCode } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";

/** The rule behind a finding, its source, and how sure it is. */
export function FindingSource({ code, rules }: { code: RuleCode; rules: readonly Rule[] }) {
  const t = useT();
  const rule = rules.find((one) => one.code === code);
  if (!rule) return null;
  return (
    <details className="finding-source">
      <summary>{t("review.finding-rule", { rule: t(`review.rule-${code}`) })}</summary>
      <p>
        {rule.source}. <em>{t(`review.certainty-${rule.certainty}`)}.</em>
      </p>
    </details>
  );
}
