import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { writeOrganisationPlan } from "~/db/plans.js";
import type { LiveDocuments } from "../collab/documents.js";
import { lockFor } from "./lock-for.js";

export const planOrganisationInput = z.object({
  organisation: z.string().min(1),
  words: z.preprocess(
    (value) => (value === "" || value === undefined ? null : value),
    z.coerce.number().int().min(1).max(100_000).nullable(),
  ),
});

/** The lead gives an organisation a budget in words for all its sections together, or takes it away. */
export async function planOrganisation(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, organisation, words }: { submissionId: string } & z.output<typeof planOrganisationInput>,
): Promise<void> {
  const documentId = await db.transaction().execute(async (trx) => {
    const { coalition, submission } = await lockFor(trx, actor, submissionId, "submission.plan", "draft");
    if (!coalition.organisations.some(({ id }) => id === organisation)) throw new Refusal("not-found");
    await writeOrganisationPlan(trx, submissionId, organisation, words);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "organisation.budgeted",
      subjectType: "submission",
      subjectId: submissionId,
      data: { organisationId: organisation, words },
    });
    return submission.documentId;
  });
  await documents.changed(documentId);
}
