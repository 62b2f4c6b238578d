import { useT } from "~/app/i18n/react.js";

/** What is public, as files and as data. */
export function PublishedFiles({ review, slug, name }: { review: string; slug: string; name: string }) {
  const t = useT();
  const page = `/public/${review}/${slug}`;
  return (
    <ul className="published-files">
      <li>
        <a href={`${page}/docx`} aria-label={t("published.word-of", { name })}>
          {t("published.word")}
        </a>
      </li>
      <li>
        <a href={`${page}/pdf`} aria-label={t("published.pdf-of", { name })}>
          {t("published.pdf")}
        </a>
      </li>
      <li>
        <a href={`/api/v1/reviews/${review}/${slug}`} aria-label={t("published.data-of", { name })}>
          {t("published.data")}
        </a>
      </li>
    </ul>
  );
}
