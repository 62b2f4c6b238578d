import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import { replyToThread, replyToThreadInput, resolveThread, resolveThreadInput } from "~/server/commands/change-thread.js";
import { decideSuggestions, decideSuggestionsInput } from "~/server/commands/decide-suggestions.js";
import { proposeChanges, proposeChangesInput } from "~/server/commands/propose-changes.js";
import { startThread, startThreadInput } from "~/server/commands/start-thread.js";
import { requireActor } from "~/server/http/guard.js";
import { threadsOfSubmission } from "~/server/queries/threads.js";

const change = z.discriminatedUnion("intent", [
  startThreadInput.extend({ intent: z.literal("start") }),
  replyToThreadInput.extend({ intent: z.literal("reply") }),
  resolveThreadInput.extend({ intent: z.literal("resolve") }),
  proposeChangesInput.extend({ intent: z.literal("propose") }),
  decideSuggestionsInput.extend({ intent: z.literal("decide") }),
]);
const input = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("not JSON");
      return z.NEVER;
    }
  })
  .pipe(change);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return Response.json(await threadsOfSubmission(context.db, actor, params.submissionId!));
}

/** Takes one change, as JSON in the field `request`, and answers with all threads as they are then. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, documents } = context;
  const actor = await requireActor(request, context);
  const submissionId = params.submissionId!;
  const parsed = input.safeParse((await request.formData()).get("request"));
  if (!parsed.success) throw new Refusal("invalid-input", { what: "" });
  const wanted = { ...parsed.data, submissionId };
  if (wanted.intent === "start") await startThread(db, documents, actor, wanted);
  else if (wanted.intent === "reply") await replyToThread(db, documents, actor, wanted);
  else if (wanted.intent === "propose") await proposeChanges(db, documents, actor, wanted);
  else if (wanted.intent === "decide") await decideSuggestions(db, documents, actor, wanted);
  else await resolveThread(db, documents, actor, wanted);
  return Response.json(await threadsOfSubmission(db, actor, submissionId), { status: wanted.intent === "start" ? 201 : 200 });
}
