import { useT } from "~/app/i18n/react.js";

const FORMATS = ["docx", "pdf", "odt", "html", "md", "json", "akn"] as const;

const MATRIX_FORMATS = ["docx", "xlsx", "csv", "json"] as const;

/** A submission's files, each with what it is for; `beside`: for people who may read the comments too. */
export function FileList({ submissionId, beside = false }: { submissionId: string; beside?: boolean }) {
  const t = useT();
  return (
    <ul className="file-list">
      {FORMATS.map((format) => (
        <li key={format} className="card">
          <strong>{t(`filing.file-${format}`)}</strong>
          <p className="soft">{t(`filing.file-${format}-help`)}</p>
          <p className="actions">
            <a className="button button--secondary button--small" href={`/submissions/${submissionId}/files/${format}`} download>
              {t("filing.download-of", { format: t(`filing.file-${format}`) })}
            </a>
            {beside && format === "docx" && (
              <a className="button button--secondary button--small" href={`/submissions/${submissionId}/files/docx?beside`} download>
                {t("filing.download-beside")}
              </a>
            )}
          </p>
        </li>
      ))}
      <li className="card">
        <strong>{t("filing.file-matrix")}</strong>
        <p className="soft">{t("filing.file-matrix-help")}</p>
        <p className="actions">
          {MATRIX_FORMATS.map((format) => (
            <a
              key={format}
              className="button button--secondary button--small"
              href={`/submissions/${submissionId}/matrix/${format}`}
              download
            >
              {t(`filing.matrix-${format}`)}
            </a>
          ))}
        </p>
      </li>
    </ul>
  );
}
