import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DocumentView } from "~/app/components/document-view.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { PublishedFiles } from "~/app/components/published-files.js";
import { SummaryView } from "~/app/components/summary-view.js";
import { formatDate, formatNumber } from "~/app/i18n/format.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { publicHeaders } from "~/server/http/published.js";
import { publishedPiece } from "~/server/queries/published.js";
import summaryStyles from "~/app/styles/summary.css?url";

export const headers = publicHeaders;
export const links = () => [{ rel: "stylesheet", href: summaryStyles }];
export const meta: MetaFunction<typeof loader> = ({ data: found }) => {
  if (!found) return [{ title: documentTitle() }];
  const { review, piece, content } = found;
  const title =
    content?.kind === "summary" ? content.summary.title : piece.facts ? `${piece.facts.name}: ${piece.facts.title}` : piece.slug;
  return [
    { title: documentTitle(title) },
    { tagName: "link", rel: "alternate", type: "application/json", href: `/api/v1/reviews/${review.slug}/${piece.slug}` },
    ...piece.languages.map((one) => ({
      tagName: "link",
      rel: "alternate",
      hrefLang: one.language,
      href: `/public/${review.slug}/${one.slug}`,
    })),
  ];
};

export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await publishedPiece(context.db, params.review!, params.piece!);
  const address = `${context.config.baseUrl}/public/${found.review.slug}/${found.piece.slug}`;
  return data({ ...found, address }, { status: found.content ? 200 : 410 });
}

/** A submission or the summary as anybody reads it; each paragraph has the anchor `para-<number>`. */
export default function PublicPiece() {
  const t = useT();
  const { locale } = useLocale();
  const { review, piece, content, addresses, address } = useLoaderData<typeof loader>();
  const { facts, withdrawn } = piece;
  const date = (when: string) => formatDate(when, { locale });
  const about = t("common.state-session", { state: review.stateName, session: review.session });
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <Page
      narrow
      eyebrow={facts ? `${facts.name} · ${t(`common.kind-${facts.submitter}`)}` : piece.isSummary ? t("published.summary") : undefined}
      title={content?.kind === "summary" ? content.summary.title : <span dir="auto">{facts?.title ?? piece.slug}</span>}
      breadcrumbs={[
        { to: "/public", label: t("published.home") },
        { to: `/public/${review.slug}`, label: about },
      ]}
    >
      {withdrawn && (
        <Notice kind="warning" title={t("published.withdrawn-title", { when: date(withdrawn.at) })}>
          <p dir="auto">{withdrawn.reason || t("published.withdrawn-authors")}</p>
          <p>{t("published.withdrawn-text")}</p>
        </Notice>
      )}
      {facts && (
        <dl className="facts">
          <dt>{t("published.submitted-by")}</dt>
          <dd dir="auto">{facts.organisations.map(({ name, acronym }) => (acronym ? `${name} (${acronym})` : name)).join("; ")}</dd>
          <dt>{t("desk.header-words")}</dt>
          <dd>{formatNumber(facts.words, { locale })}</dd>
          <dt>{t("desk.header-filed")}</dt>
          <dd>{date(facts.filedAt)}</dd>
        </dl>
      )}
      {!withdrawn && (
        <>
          <p className="soft">
            {t("published.published", { when: date(piece.publishedAt) })} · {t("published.edition", { edition: piece.edition })}
          </p>
          <PublishedFiles review={review.slug} slug={piece.slug} name={facts?.name ?? t("published.summary")} />
          <p className="soft">{t("published.address-help", { example: `${address}#para-7` })}</p>
        </>
      )}
      {piece.languages.length > 0 && (
        <p>
          {t("published.also-in")}{" "}
          {piece.languages.map((one) => (
            <a key={one.slug} href={`/public/${review.slug}/${one.slug}`} hrefLang={one.language}>
              {names.of(one.language) ?? one.language}
            </a>
          ))}
        </p>
      )}
      {facts && facts.redacted.length > 0 && <Notice title={t("published.redacted", { count: facts.redacted.length })} />}
      {content?.kind === "submission" && <DocumentView document={content.document} language={content.language} />}
      {content?.kind === "summary" && (
        <>
          <Notice title={t("published.draft")} />
          <SummaryView
            summary={content.summary}
            addressOf={({ submission, paragraph }) => {
              const slug = addresses[submission];
              return slug && `/public/${review.slug}/${slug}${paragraph === null ? "" : `#para-${paragraph}`}`;
            }}
          />
        </>
      )}
    </Page>
  );
}
