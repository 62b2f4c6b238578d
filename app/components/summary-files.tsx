import { useT } from "~/app/i18n/react.js";

/** The written summary, and what it is made from, as files. */
export function SummaryFiles({ reviewId }: { reviewId: string }) {
  const t = useT();
  const desk = `/reviews/${reviewId}/desk`;
  return (
    <nav className="summary-files" aria-label={t("summary.files")}>
      <a className="button" href={`${desk}/summary.docx`} download>
        {t("summary.word")}
      </a>
      <a className="button" href={`${desk}/summary.pdf`} download>
        {t("summary.pdf")}
      </a>
      <p>
        {t("summary.recommendations")}{" "}
        {(["xlsx", "csv", "json"] as const).map((format) => (
          <a
            key={format}
            href={`${desk}/recommendations/${format}`}
            download
            aria-label={t("summary.recommendations-as", { format: format.toUpperCase() })}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <p>
        <a href={`${desk}/submissions.zip`} download>
          {t("summary.originals")}
        </a>
      </p>
    </nav>
  );
}
