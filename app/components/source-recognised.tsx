import { languageName } from "~/app/domain/guidelines/language-names.js";
import type { ReadSource, SourceWarning } from "~/app/domain/recommendations/source.js";
import { useT } from "~/app/i18n/react.js";
import { Notice } from "./notice.js";

interface SourceRecognisedProps {
  fileName: string;
  symbol: string;
  source: Pick<ReadSource, "kind" | "language" | "warnings"> & { rows: number; points: number };
}

/** What a file was taken for, what it holds, and what to look at. */
export function SourceRecognised({ fileName, symbol, source }: SourceRecognisedProps) {
  const t = useT();
  const { rows, points, language, warnings } = source;
  const words = { file: fileName, kind: t(`source.kind-${source.kind}`) };
  return (
    <section className="flow" aria-labelledby="recognised">
      <h2 id="recognised">{t("source.recognised")}</h2>
      <p>
        {rows > 0
          ? t("source.recognised-rows", { ...words, count: rows })
          : points > 0
            ? t("source.recognised-points", { ...words, count: points })
            : t("source.recognised-nothing", words)}
      </p>
      <ul>
        {symbol !== "" && <li>{t("source.of-report", { symbol })}</li>}
        {language && <li>{t("source.in-language", { language: languageName(language) })}</li>}
      </ul>
      {warnings.length > 0 && (
        <Notice kind="warning" title={t("source.looks-doubtful")}>
          <ul>
            {warnings.map((warning, i) => (
              <li key={i}>
                <WarningText warning={warning} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

function WarningText({ warning: { code, params, place } }: { warning: SourceWarning }) {
  const t = useT();
  const text = t(`source.warning-${code}`, params);
  return <>{place ? t("source.warning-at", { text, place: t(`source.place-${place.unit}`, { at: place.at }) }) : text}</>;
}
