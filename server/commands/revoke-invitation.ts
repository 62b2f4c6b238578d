import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import { coalitionById } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { lockInvitation, markInvitationRevoked } from "~/db/invitations.js";

/** Takes an invitation of the coalition back; one that was used or taken back before is left as it is. */
export async function revokeInvitation(
  db: Kysely<Database>,
  actor: Actor,
  { coalitionId, id }: { coalitionId: string; id: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const coalition = await coalitionById(trx, coalitionId);
    const invitation = await lockInvitation(trx, { id });
    if (!coalition || invitation?.coalitionId !== coalitionId) throw new Refusal("not-found");
    assertMay(actor, "coalition.invite", { type: "coalition", places: coalition.people });
    if (invitation.usedAt || invitation.revokedAt) return;
    await markInvitationRevoked(trx, id, new Date());
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "invitation.revoked",
      subjectType: "coalition",
      subjectId: coalitionId,
      data: { invitationId: id },
    });
  });
}
