import type { LoaderFunctionArgs } from "@remix-run/node";
import { pieceFacts, reviewFacts } from "~/server/exchange/json/published.js";
import { publishedJson } from "~/server/http/published.js";
import { publishedReview } from "~/server/queries/published.js";

/** For anybody: what is public of a review. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { review, pieces } = await publishedReview(context.db, params.review!);
  const { baseUrl } = context.config;
  return publishedJson(request, {
    review: reviewFacts(baseUrl, review),
    pieces: pieces.map((piece) => pieceFacts(baseUrl, review.slug, piece)),
  });
}
