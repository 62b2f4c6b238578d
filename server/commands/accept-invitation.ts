import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { takesOrganisations } from "~/app/domain/submission/transitions.js";
import { tokenHash } from "~/db/access-links.js";
import { recordEvent } from "~/db/audit.js";
import { addCoalitionOrganisation, addPlace, documentsOfCoalition, lockCoalition, lockSubmissionStates } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { lockInvitation, markInvitationUsed } from "~/db/invitations.js";
import { addOrganisationMember, insertOrganisation, isMemberOfOrganisation, type OrganisationFacts } from "~/db/organisations.js";
import type { LiveDocuments, Trx } from "../collab/documents.js";
import { assertOpen } from "./invitation-token.js";

/** What the invited person brings where the invitation names no organisation: one of theirs, or a new one. */
export type BroughtOrganisation = { organisationId: string } | { newOrganisation: OrganisationFacts };

/**
 * Takes an invitation up, once: its organisation (or the one that the person brings) joins the coalition, the person becomes a member of it and gets the role.
 * Returns the coalition's id. Refuses "organisation-frozen" where an organisation would join while a text lies for signature.
 */
export async function acceptInvitation(
  db: Kysely<Database>,
  actor: Actor,
  { token, brings }: { token: string; brings?: BroughtOrganisation },
  documents: LiveDocuments,
): Promise<string> {
  const coalitionId = await db.transaction().execute(async (trx) => {
    const now = new Date();
    const invitation = await lockInvitation(trx, { tokenHash: tokenHash(token) });
    assertOpen(invitation, now);
    const { id, coalitionId: coalition, role } = invitation;
    if (invitation.createdBy === actor.userId) throw new Refusal("own-invitation");
    await lockCoalition(trx, coalition);
    const organisationId = invitation.organisationId ?? (await broughtOrganisation(trx, actor, brings));
    const states = await lockSubmissionStates(trx, coalition);
    const joined = await addCoalitionOrganisation(trx, coalition, organisationId);
    if (joined && !takesOrganisations(states)) throw new Refusal("organisation-frozen");
    await addOrganisationMember(trx, organisationId, actor.userId);
    await addPlace(trx, coalition, { userId: actor.userId, organisationId, role });
    await markInvitationUsed(trx, id, actor.userId, now);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "invitation.accepted",
      subjectType: "coalition",
      subjectId: coalition,
      data: { invitationId: id, organisationId, role, organisationJoined: joined },
    });
    return coalition;
  });
  for (const documentId of await documentsOfCoalition(db, coalitionId)) await documents.changed(documentId);
  return coalitionId;
}

async function broughtOrganisation(trx: Trx, actor: Actor, brings: BroughtOrganisation | undefined): Promise<string> {
  if (!brings) throw new Refusal("invalid-input", { what: "no organisation was chosen." });
  if ("organisationId" in brings) {
    if (!(await isMemberOfOrganisation(trx, brings.organisationId, actor.userId))) throw new Refusal("forbidden");
    return brings.organisationId;
  }
  const id = newId();
  await insertOrganisation(trx, id, brings.newOrganisation, actor.userId);
  await recordEvent(trx, {
    actorId: actor.userId,
    action: "organisation.created",
    subjectType: "organisation",
    subjectId: id,
    data: { name: brings.newOrganisation.name },
  });
  return id;
}
