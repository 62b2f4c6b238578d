import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay, COALITION_ROLES, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { tokenHash } from "~/db/access-links.js";
import { recordEvent } from "~/db/audit.js";
import { coalitionById } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { insertInvitation } from "~/db/invitations.js";
import { notify } from "~/db/notices.js";

export const inviteToCoalitionSchema = z.object({
  role: z.enum(COALITION_ROLES),
  /** Empty: an organisation that the invited person brings. */
  organisationId: z.string().default(""),
  /** Whom the link is for: it is also sent there. */
  email: z.union([z.literal(""), z.email()], { error: "common.error-email" }).default(""),
  days: z.coerce.number().int().min(1).max(60).default(7),
});

/** Makes an invitation and returns its token, which is not kept: only its hash is. It can be accepted once, until `expiresAt`. */
export async function inviteToCoalition(
  db: Kysely<Database>,
  actor: Actor,
  { coalitionId, role, organisationId, email, days }: z.infer<typeof inviteToCoalitionSchema> & { coalitionId: string },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString("base64url");
  const id = newId();
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  await db.transaction().execute(async (trx) => {
    const coalition = await coalitionById(trx, coalitionId);
    if (!coalition) throw new Refusal("not-found");
    const subject = { type: "coalition", places: coalition.people } as const;
    assertMay(actor, "coalition.invite-colleague", subject);
    const leads = may(actor, "coalition.invite", subject);
    const own = coalition.people.some((place) => place.userId === actor.userId && place.organisationId === organisationId);
    if (!leads && !(own && role !== "lead")) throw new Refusal("forbidden");
    if (organisationId && !coalition.organisations.some((organisation) => organisation.id === organisationId))
      throw new Refusal("not-found");
    // nobody, the lead neither, brings people into an organisation that is not theirs: they would sign for it
    if (organisationId && !own) throw new Refusal("forbidden");
    await insertInvitation(trx, {
      id,
      token_hash: tokenHash(token),
      coalition_id: coalitionId,
      organisation_id: organisationId || null,
      role,
      email,
      created_by: actor.userId,
      expires_at: expiresAt,
    });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "invitation.made",
      subjectType: "coalition",
      subjectId: coalitionId,
      data: { invitationId: id, role, organisationId: organisationId || null, expiresAt: expiresAt.toISOString() },
    });
    if (email) {
      const { review } = coalition;
      await notify(trx, {
        kind: "invitation",
        to: { address: email },
        params: { inviter: actor.name, coalition: coalition.name, state: review.stateName, session: review.session },
        link: { purpose: "invitation", subjectId: id, expiresAt: expiresAt.toISOString() },
      });
    }
  });
  return { token, expiresAt };
}
