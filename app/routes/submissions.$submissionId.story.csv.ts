import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportStory } from "~/server/commands/export-story.js";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return download(await exportStory(context.db, actor, params.submissionId!, new URL(request.url).searchParams));
}
