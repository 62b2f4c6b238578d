import type { LoaderFunctionArgs } from "@remix-run/node";
import { reviewFacts } from "~/server/exchange/json/published.js";
import { publishedJson } from "~/server/http/published.js";
import { publishedReviews } from "~/server/queries/published.js";

/** For anybody: the reviews of which something is public. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reviews = await publishedReviews(context.db);
  return publishedJson(request, { reviews: reviews.map((one) => reviewFacts(context.config.baseUrl, one)) });
}
