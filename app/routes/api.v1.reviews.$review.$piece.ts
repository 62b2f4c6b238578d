import type { LoaderFunctionArgs } from "@remix-run/node";
import { pieceData } from "~/server/exchange/json/published.js";
import { publishedJson } from "~/server/http/published.js";
import { publishedPiece } from "~/server/queries/published.js";

/** For anybody: a submission or the summary, whole; 410 with the reason where it was withdrawn. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const found = await publishedPiece(context.db, params.review!, params.piece!);
  return publishedJson(request, pieceData(context.config.baseUrl, found), found.content ? 200 : 410);
}
