import type { LoaderFunctionArgs } from "@remix-run/node";
import { translator } from "~/app/i18n/index.js";
import { writeFeed } from "~/server/exchange/atom/feed.js";
import { published } from "~/server/http/published.js";
import { publishedReview } from "~/server/queries/published.js";

/** For anybody: what became public of a review, as a feed. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { review, pieces } = await publishedReview(context.db, params.review!);
  const t = translator("en");
  const feed = writeFeed(context.config.baseUrl, review, pieces, {
    title: t("published.review-title", { state: review.stateName, session: review.session }),
    titleOf: ({ slug, isSummary, facts }) =>
      isSummary ? t("published.summary-of", { state: review.stateName }) : facts ? `${facts.name}: ${facts.title}` : slug,
    summaryOf: ({ withdrawn, edition }) =>
      withdrawn
        ? withdrawn.reason
          ? t("published.withdrawn-reason", withdrawn)
          : t("published.withdrawn-authors")
        : t("published.edition", { edition }),
  });
  return published(request, feed, { type: "application/atom+xml; charset=utf-8" });
}
