import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { Empty } from "~/app/components/empty.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { RecommendationFilterForm } from "~/app/components/recommendation-filter.js";
import { RecommendationItem } from "~/app/components/recommendation-item.js";
import { may } from "~/app/domain/access/may.js";
import { filterFromSearch } from "~/app/domain/recommendations/filter.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { filteredRecommendations } from "~/server/queries/recommendations.js";
import { requireReview } from "~/server/queries/reviews.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: documentTitle(data?.review.symbols, data?.review.stateName) }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { searchParams } = new URL(request.url);
  const filter = filterFromSearch(searchParams);
  const [review, list] = await Promise.all([
    requireReview(context.db, params.reviewId!),
    filteredRecommendations(context.db, params.reviewId!, filter),
  ]);
  return {
    review: {
      id: review.id,
      stateName: review.stateName,
      session: review.session,
      cycle: review.cycle,
      symbols: list.lists.map(({ symbol }) => symbol).join(", "),
    },
    ...list,
    filter,
    discarded: searchParams.has("discarded"),
    takenOver: takenOver(searchParams.get("taken-over")),
    mayImport: may(actor, "review.import-recommendations", { type: "review" }),
  };
}

/** "12-3-0": what an import has just added, changed and removed. */
function takenOver(value: string | null): { added: number; changed: number; removed: number } | null {
  const [, added, changed, removed] = /^(\d{1,6})-(\d{1,6})-(\d{1,6})$/.exec(value ?? "") ?? [];
  return added && changed && removed ? { added: Number(added), changed: Number(changed), removed: Number(removed) } : null;
}

export default function Recommendations() {
  const t = useT();
  const { review, lists, facets, total, found, filter, takenOver, discarded, mayImport } = useLoaderData<typeof loader>();
  const sourcesLink = (
    <Link to={`/reviews/${review.id}/sources`} className="button button--secondary">
      {t("source.title")}
    </Link>
  );
  const importLink = mayImport && (
    <Link to={`/reviews/${review.id}/recommendations/import`} className="button button--secondary">
      {t("review.import-matrix")}
    </Link>
  );
  return (
    <Page
      title={t("recommendation.title-of", { state: review.stateName })}
      eyebrow={t("review.session-and-cycle", { session: review.session, cycle: review.cycle })}
      lead={t("recommendation.lead")}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
      ]}
      actions={
        total > 0 ? (
          <>
            {sourcesLink}
            {importLink}
          </>
        ) : (
          sourcesLink
        )
      }
    >
      {discarded && <Notice kind="info" live title={t("recommendation.discarded")} />}
      {takenOver && (
        <Notice kind="success" live title={t("recommendation.taken-over")}>
          <p>{t("recommendation.taken-over-text", takenOver)}</p>
        </Notice>
      )}
      {total === 0 ? (
        <Empty title={t("review.recommendations-none")} action={importLink || undefined}>
          <p>{t("review.recommendations-none-text")}</p>
        </Empty>
      ) : (
        <>
          <RecommendationFilterForm filter={filter} facets={facets} />
          <p role="status">
            {found === total ? t("recommendation.found-all", { count: total }) : t("recommendation.found-some", { count: found, total })}
          </p>
          {found === 0 && (
            <Empty title={t("recommendation.found-none")}>
              <p>{t("recommendation.found-none-text")}</p>
            </Empty>
          )}
          {lists
            .filter((list) => list.found.length > 0)
            .map((list) => (
              <section key={list.symbol} className="flow">
                <h2 className="with-badge">
                  {t("recommendation.list", { symbol: list.symbol })}{" "}
                  {list.isSample && <Badge kind="warning">{t("recommendation.sample")}</Badge>}
                </h2>
                {list.isSample && <Notice kind="warning">{t("recommendation.sample-text")}</Notice>}
                <ol className="recommendations">
                  {list.found.map((recommendation) => (
                    <RecommendationItem key={recommendation.number} reviewId={review.id} recommendation={recommendation} />
                  ))}
                </ol>
              </section>
            ))}
        </>
      )}
    </Page>
  );
}
