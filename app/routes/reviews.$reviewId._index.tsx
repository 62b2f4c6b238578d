import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { ReviewDeadline } from "~/app/components/review-deadline.js";
import { LimitsTable } from "~/app/components/limits-table.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { ReviewPart } from "~/app/components/review-part.js";
import { ReviewRecommendations } from "~/app/components/review-recommendations.js";
import { may } from "~/app/domain/access/may.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { reviewPage } from "~/server/queries/reviews.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: documentTitle(data?.review.stateName) }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const page = await reviewPage(context.db, actor, params.reviewId!);
  return {
    ...page,
    now: context.clock(),
    mayEdit: may(actor, "review.open", { type: "installation" }),
    mayImport: may(actor, "review.import-recommendations", { type: "review" }),
    mayReview: may(actor, "review.review", { type: "review" }),
  };
}

export default function ReviewOverview() {
  const t = useT();
  const { locale } = useLocale();
  const [search] = useSearchParams();
  const { review, guidelines, lists, facets, recommendations, coalitions, submissions, now, mayEdit, mayImport, mayReview } =
    useLoaderData<typeof loader>();
  return (
    <Page
      title={review.stateName}
      eyebrow={t("review.session-and-cycle", { session: review.session, cycle: review.cycle })}
      breadcrumbs={[{ to: "/reviews", label: t("review.reviews") }]}
      actions={
        <>
          {mayReview && (
            <Link to={`/reviews/${review.id}/desk`} className="button button--secondary">
              {t("review.desk")}
            </Link>
          )}
          {mayEdit && (
            <Link to={`/reviews/${review.id}/edit`} className="button button--secondary">
              {t("review.edit-review")}
            </Link>
          )}
        </>
      }
    >
      {search.has("saved") && <Notice kind="success" live title={t("review.saved")} />}
      <dl className="facts">
        {review.opensAt && (
          <>
            <dt>{t("review.opens")}</dt>
            <dd>
              <time dateTime={review.opensAt.toISOString()}>{formatDateTime(review.opensAt, { locale })}</time>
            </dd>
          </>
        )}
        <dt>{t("review.deadline")}</dt>
        <dd>
          <ReviewDeadline deadline={review.deadline} now={now} />
        </dd>
        <dt>{t("review.guidelines")}</dt>
        <dd>
          <Link to={`/reviews/${review.id}/guidelines`}>{guidelines.name}</Link>
        </dd>
      </dl>
      <ReviewPart reviewId={review.id} coalitions={coalitions} submissions={submissions} />
      <section className="flow">
        <h2>{t("review.recommendations")}</h2>
        <ReviewRecommendations reviewId={review.id} total={recommendations} lists={lists} facets={facets} mayImport={mayImport} />
      </section>
      <section className="flow">
        <h2>{t("review.limits")}</h2>
        <LimitsTable limits={guidelines.limits} />
        <p>
          <Link to={`/reviews/${review.id}/guidelines`}>{t("review.limits-more")}</Link>
        </p>
      </section>
    </Page>
  );
}
