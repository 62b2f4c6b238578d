import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay, COALITION_ROLES } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import { addPlace, coalitionById, documentsOfCoalition, lockCoalition, removePlace } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import type { LiveDocuments } from "../collab/documents.js";
import { assertSignatoryStays } from "./keep-signatory.js";

export const changePlaceSchema = z.object({
  change: z.enum(["add", "remove"]),
  userId: z.string().min(1),
  organisationId: z.string().min(1),
  role: z.enum(COALITION_ROLES),
});

/**
 * Gives a person of the coalition a further role for an organisation that they have a place for, or takes a role away: leads do. Who signs for an organisation
 * is for its own people to say, as with invitations: they, and no lead from elsewhere, give that role. Refuses to take away the last lead, and
 * an organisation's last signatory while it is asked to sign.
 * Open connections to the coalition's texts are judged again.
 */
export async function changePlace(
  db: Kysely<Database>,
  actor: Actor,
  { coalitionId, change, ...place }: z.infer<typeof changePlaceSchema> & { coalitionId: string },
  documents: LiveDocuments,
): Promise<void> {
  const changed = await db.transaction().execute(async (trx) => {
    await lockCoalition(trx, coalitionId);
    const coalition = await coalitionById(trx, coalitionId);
    if (!coalition) throw new Refusal("not-found");
    const subject = { type: "coalition", places: coalition.people } as const;
    const own = coalition.people.some(({ userId, organisationId }) => userId === actor.userId && organisationId === place.organisationId);
    const makesSignatory = change === "add" && place.role === "signatory";
    assertMay(actor, makesSignatory ? "coalition.invite-colleague" : "coalition.edit", subject);
    if (makesSignatory && !own) throw new Refusal("forbidden");
    const theirs = coalition.people.filter(
      ({ userId, organisationId }) => userId === place.userId && organisationId === place.organisationId,
    );
    if (theirs.length === 0) throw new Refusal("not-found");
    const isTheirs = theirs.some(({ role }) => role === place.role);
    if (change === "remove" && isTheirs && place.role === "lead" && coalition.people.filter(({ role }) => role === "lead").length === 1) {
      throw new Refusal("last-lead");
    }
    if (change === "remove" && isTheirs && place.role === "signatory") await assertSignatoryStays(trx, coalition, place);
    if (!(await (change === "add" ? addPlace : removePlace)(trx, coalitionId, place))) return false;
    const action = change === "add" ? "coalition.role-given" : "coalition.role-taken";
    await recordEvent(trx, { actorId: actor.userId, action, subjectType: "coalition", subjectId: coalitionId, data: { ...place } });
    return true;
  });
  if (!changed) return;
  for (const documentId of await documentsOfCoalition(db, coalitionId)) await documents.changed(documentId);
  await documents.personChanged(place.userId);
}
