import type { ActionFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/server/http/guard.js";
import { suggestionsFor } from "~/server/queries/suggestions.js";

/** For the editor: a paragraph's text in the field `text`, what it probably speaks to as JSON out. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const text = (await request.formData()).get("text");
  const input = { submissionId: params.submissionId!, text: typeof text === "string" ? text : "" };
  return Response.json(await suggestionsFor(context.db, actor, input));
}
