import type { ActionFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/server/http/guard.js";
import { suggestionsFor } from "~/server/queries/suggestions.js";

/** For the editor: a paragraph's text as plain text in, what it probably speaks to as JSON out. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const input = { submissionId: params.submissionId!, text: await request.text() };
  return Response.json(await suggestionsFor(context.db, context.preparedLists, actor, input));
}
