import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/server/http/guard.js";
import { citableSources } from "~/server/queries/points.js";

/** For the editor: the sources of a submission's review whose points a paragraph can cite, as JSON. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return Response.json(await citableSources(context.db, actor, params.submissionId!), {
    headers: { "Cache-Control": "private, no-store" },
  });
}
