import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Empty } from "~/app/components/empty.js";
import { Page } from "~/app/components/page.js";
import { Row, Table } from "~/app/components/table.js";
import { may } from "~/app/domain/access/may.js";
import { languageName } from "~/app/domain/guidelines/language-names.js";
import { formatDate } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { requireReview } from "~/server/queries/reviews.js";
import { reviewSources } from "~/server/queries/sources.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(translator("en")("source.title"), data?.review.stateName) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { id, stateName, session, cycle } = await requireReview(context.db, params.reviewId!);
  return {
    review: { id, stateName, session, cycle },
    sources: await reviewSources(context.db, id),
    mayImport: may(actor, "review.import-recommendations", { type: "review" }),
  };
}

export default function Sources() {
  const t = useT();
  const { locale } = useLocale();
  const { review, sources, mayImport } = useLoaderData<typeof loader>();
  const importLink = mayImport && (
    <Link to={`/reviews/${review.id}/recommendations/import`} className="button button--secondary">
      {t("review.import-matrix")}
    </Link>
  );
  return (
    <Page
      title={t("source.title-of", { state: review.stateName })}
      eyebrow={t("review.session-and-cycle", { session: review.session, cycle: review.cycle })}
      lead={t("source.lead")}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
        { to: `/reviews/${review.id}/recommendations`, label: t("recommendation.title") },
      ]}
      actions={sources.length > 0 ? importLink : undefined}
    >
      {sources.length === 0 ? (
        <Empty title={t("source.none")} action={importLink || undefined}>
          <p>{t("source.none-text")}</p>
        </Empty>
      ) : (
        <Table caption={t("source.title")} captionHidden headers={[t("source.source"), t("source.says"), t("source.added")]}>
          {sources.map((source) => (
            <Row key={source.id}>
              <th scope="row">
                <Link to={`/reviews/${review.id}/sources/${source.id}`}>
                  <bdi>{source.title}</bdi>
                </Link>
                <span className="soft source__about">
                  {[t(`source.kind-${source.kind}`), source.symbol, source.language && languageName(source.language)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </th>
              <td>
                <ul className="plain-list">
                  {source.recommendations > 0 && <li>{t("source.says-recommendations", { count: source.recommendations })}</li>}
                  {source.points > 0 && <li>{t("source.says-points", { count: source.points })}</li>}
                </ul>
              </td>
              <td>
                <time dateTime={source.importedAt.toISOString()}>{formatDate(source.importedAt, { locale })}</time>,{" "}
                <bdi>{source.importedBy}</bdi>
              </td>
            </Row>
          ))}
        </Table>
      )}
    </Page>
  );
}
