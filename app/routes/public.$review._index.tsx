import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "~/app/components/page.js";
import { PublishedFiles } from "~/app/components/published-files.js";
import { Row, Table } from "~/app/components/table.js";
import { formatDate } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { publicHeaders } from "~/server/http/published.js";
import { publishedReview } from "~/server/queries/published.js";

export const headers = publicHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: documentTitle() }];
  const { stateName, session, slug } = data.review;
  return [
    { title: documentTitle(translator("en")("published.review-title", { state: stateName, session })) },
    { tagName: "link", rel: "alternate", type: "application/atom+xml", href: `/public/${slug}/feed.xml` },
    { tagName: "link", rel: "alternate", type: "application/json", href: `/api/v1/reviews/${slug}` },
  ];
};

export async function loader({ context, params }: LoaderFunctionArgs) {
  return publishedReview(context.db, params.review!);
}

export default function PublicReview() {
  const t = useT();
  const { locale } = useLocale();
  const { review, pieces } = useLoaderData<typeof loader>();
  const page = `/public/${review.slug}`;
  const about = { state: review.stateName, session: review.session };
  const summary = pieces.find(({ isSummary }) => isSummary);
  const submissions = pieces.filter(({ isSummary }) => !isSummary);
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const date = (when: string) => formatDate(when, { locale });
  const state = ({ withdrawn, publishedAt }: (typeof pieces)[number]) =>
    withdrawn ? t("published.withdrawn", { when: date(withdrawn.at) }) : date(publishedAt);
  const headers = ["name", "title", "language", "published", "files"] as const;
  return (
    <Page
      title={t("common.state-session", about)}
      eyebrow={t("published.title")}
      lead={t("published.review-lead", about)}
      breadcrumbs={[{ to: "/public", label: t("published.home") }]}
    >
      {summary && (
        <section className="flow" aria-labelledby="summary">
          <h2 id="summary">{t("published.summary")}</h2>
          <p>
            <a href={`${page}/summary`}>{t("published.summary-of", about)}</a>{" "}
            <span className="soft">
              {summary.withdrawn ? state(summary) : t("published.published", { when: date(summary.publishedAt) })}
            </span>
          </p>
          {!summary.withdrawn && <PublishedFiles review={review.slug} slug="summary" name={t("published.summary")} />}
        </section>
      )}
      <section className="flow" aria-labelledby="submissions">
        <h2 id="submissions">{t("published.submissions", { count: submissions.length })}</h2>
        {submissions.length === 0 ? (
          <p>{t("published.no-submissions")}</p>
        ) : (
          <Table caption={t("published.caption")} captionHidden headers={headers.map((name) => t(`published.header-${name}`))}>
            {submissions.map((piece) => (
              <Row key={piece.slug}>
                <th scope="row">
                  <a href={`${page}/${piece.slug}`}>{piece.facts?.name ?? piece.slug}</a>
                </th>
                <td dir="auto" lang={piece.language}>
                  {piece.facts?.title}
                  <span className="desk__organisations">{piece.facts?.organisations.map(({ name }) => name).join("; ")}</span>
                </td>
                <td>{languages.of(piece.language) ?? piece.language}</td>
                <td>{state(piece)}</td>
                <td>
                  {!piece.withdrawn && <PublishedFiles review={review.slug} slug={piece.slug} name={piece.facts?.name ?? piece.slug} />}
                </td>
              </Row>
            ))}
          </Table>
        )}
      </section>
      <p>
        <a href={`${page}/feed.xml`}>{t("published.feed")}</a> · <a href={`/api/v1/reviews/${review.slug}`}>{t("published.data")}</a> ·{" "}
        <a href="/public/interface">{t("published.interface")}</a>
      </p>
    </Page>
  );
}
