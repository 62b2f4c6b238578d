import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { takesOrganisations } from "~/app/domain/submission/transitions.js";
import { tokenHash } from "~/db/access-links.js";
import { coalitionById } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { invitationByTokenHash } from "~/db/invitations.js";
import { organisationsOfPerson } from "~/db/organisations.js";
import { actorById } from "~/db/people.js";
import { submissionsOfCoalition } from "~/db/submissions.js";
import { assertOpen } from "../commands/invitation-token.js";

/** What whoever holds an invitation's link may know before accepting. Refuses as accepting would. */
export async function invitationPage(db: Kysely<Database>, actor: Actor | null, token: string, now = new Date()) {
  const invitation = await invitationByTokenHash(db, tokenHash(token));
  assertOpen(invitation, now);
  const coalition = await coalitionById(db, invitation.coalitionId);
  if (!coalition) throw new Refusal("invitation-unknown");
  const inviter = await actorById(db, invitation.createdBy);
  const takes = takesOrganisations((await submissionsOfCoalition(db, coalition.id)).map(({ state }) => state));
  const mine = actor && !invitation.organisationId ? await organisationsOfPerson(db, actor.userId) : [];
  return {
    coalition: coalition.name,
    review: { stateName: coalition.review.stateName, session: coalition.review.session },
    organisations: coalition.organisations.map(({ name }) => name),
    inviter: inviter?.name ?? "",
    role: invitation.role,
    organisation: coalition.organisations.find(({ id }) => id === invitation.organisationId)?.name ?? null,
    expiresAt: invitation.expiresAt,
    /** No organisation but those of the coalition can be brought now. */
    closed: !takes && !invitation.organisationId,
    mine: mine.filter(({ id }) => takes || coalition.organisations.some((one) => one.id === id)).map(({ id, name }) => ({ id, name })),
    person: actor && { name: actor.name, email: actor.email },
  };
}
