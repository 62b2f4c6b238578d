import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/server/http/guard.js";
import { citableParagraphs } from "~/server/queries/summary.js";

/** What of a filed submission can be cited, as JSON. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return Response.json(await citableParagraphs(context.db, actor, params.reviewId!, params.submissionId!), {
    headers: { "Cache-Control": "private, no-store" },
  });
}
