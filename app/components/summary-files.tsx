import { useT } from "~/app/i18n/react.js";

/** The written summary in its formats. */
export function SummaryFiles({ reviewId }: { reviewId: string }) {
  const t = useT();
  return (
    <nav className="summary-files" aria-label={t("summary.files")}>
      <a className="button" href={`/reviews/${reviewId}/desk/summary.docx`} download>
        {t("summary.word")}
      </a>
    </nav>
  );
}
