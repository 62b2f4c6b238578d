import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { takesOrganisations } from "~/app/domain/submission/transitions.js";
import { recordEvent } from "~/db/audit.js";
import { addCoalitionOrganisation, coalitionById, documentsOfCoalition, lockCoalition, lockSubmissionStates } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { insertOrganisation } from "~/db/organisations.js";
import type { LiveDocuments } from "../collab/documents.js";
import { organisationFactsSchema } from "./organisation-facts.js";

export const addOrganisationByLinkSchema = organisationFactsSchema.extend({
  /** Where its links to sign are sent; empty: a lead hands them over. */
  contact: z.union([z.literal(""), z.email()], { error: "common.error-email" }).default(""),
});
export type AddOrganisationByLinkInput = z.output<typeof addOrganisationByLinkSchema> & { coalitionId: string };

/**
 * Adds a co-submitting organisation that has nobody with an account: it stands on the cover, and signs each frozen text by a link made for it. Leads only.
 * Refuses "organisation-frozen" while a text lies for signature. Returns the organisation's id.
 */
export async function addOrganisationByLink(
  db: Kysely<Database>,
  actor: Actor,
  { coalitionId, contact, ...facts }: AddOrganisationByLinkInput,
  documents: LiveDocuments,
): Promise<string> {
  const id = newId();
  await db.transaction().execute(async (trx) => {
    await lockCoalition(trx, coalitionId);
    const coalition = await coalitionById(trx, coalitionId);
    if (!coalition) throw new Refusal("not-found");
    assertMay(actor, "coalition.invite", { type: "coalition", places: coalition.people });
    const states = await lockSubmissionStates(trx, coalitionId);
    if (!takesOrganisations(states)) throw new Refusal("organisation-frozen");
    await insertOrganisation(trx, id, facts, null);
    await addCoalitionOrganisation(trx, coalitionId, id, { contact: contact.toLowerCase() });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "coalition.organisation-added-by-link",
      subjectType: "coalition",
      subjectId: coalitionId,
      data: { organisationId: id, name: facts.name },
    });
  });
  for (const documentId of await documentsOfCoalition(db, coalitionId)) await documents.changed(documentId);
  return id;
}
