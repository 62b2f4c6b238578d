import type { DismissedAdvice } from "~/app/domain/guidelines/dismissed.js";
import type { Finding } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";
import { DismissedReason } from "./dismissed-reason.js";
import { readableParams } from "./refusal-text.js";

/** Advice that the writers dismissed, with their reasons. */
export function DismissedAdviceList({ dismissed }: { dismissed: readonly (DismissedAdvice & { finding: Finding })[] }) {
  const t = useT();
  if (dismissed.length === 0) return null;
  return (
    <div className="check-findings__group">
      <p className="check-findings__title">{t("rules.dismissed-title")}</p>
      <ul>
        {dismissed.map((one) => (
          <li key={`${one.rule}-${one.print}`}>
            {t(`rules.${one.finding.code}`, readableParams(one.finding.params))}
            <DismissedReason dismissed={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}
