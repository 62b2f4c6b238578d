import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { planOrganisation, planOrganisationInput } from "~/server/commands/plan-organisation.js";
import { markSection, markSectionInput, planSection, planSectionInput } from "~/server/commands/plan-section.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

const input = z.discriminatedUnion("intent", [
  planSectionInput.extend({ intent: z.literal("plan-section") }),
  markSectionInput.extend({ intent: z.literal("mark-section") }),
  planOrganisationInput.extend({ intent: z.literal("plan-organisation") }),
]);

/** Takes what the panel beside the text sends: the plan of a section, its state, the budget of an organisation. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const parsed = parseForm(formData, input);
  if (!parsed.ok) return parsed.response;
  const { db, documents } = context;
  const submissionId = params.submissionId!;
  return formAction(formData, async () => {
    const { value } = parsed;
    if (value.intent === "plan-section") await planSection(db, documents, actor, { submissionId, ...value });
    else if (value.intent === "mark-section") await markSection(db, documents, actor, { submissionId, ...value });
    else await planOrganisation(db, documents, actor, { submissionId, ...value });
    return null;
  });
}
