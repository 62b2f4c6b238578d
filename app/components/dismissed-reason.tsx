import type { DismissedAdvice } from "~/app/domain/guidelines/dismissed.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";

/** Why advice was dismissed, by whom and when. */
export function DismissedReason({ dismissed: { reason, by, at } }: { dismissed: DismissedAdvice }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <p className="finding-source">
      <q dir="auto">{reason}</q> {t("rules.dismissed-by", { name: by, at: formatDateTime(at, { locale }) })}
    </p>
  );
}
