import type { LoaderFunctionArgs } from "@remix-run/node";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";
import { receivedOriginal } from "~/server/queries/desk.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return download(await receivedOriginal(context.db, await requireActor(request, context), params.reviewId!, params.filingId!));
}
