import { formatNumber } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";

/** How many of the recommendations are answered: a sentence and a bar. */
export function CoverageMeter({ label, answered, total, large }: { label: string; answered: number; total: number; large?: boolean }) {
  const t = useT();
  const { locale } = useLocale();
  const percent = formatNumber(total === 0 ? 0 : answered / total, { locale, style: "percent" });
  return (
    <div className={large ? "coverage-meter coverage-meter--large" : "coverage-meter"}>
      <p>
        <bdi>{label}</bdi>
      </p>
      <progress max={Math.max(total, 1)} value={answered} aria-label={label}>
        {t("coverage.percent", { percent })}
      </progress>
    </div>
  );
}
