import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import {
  type CoalitionRecord,
  coalitionById,
  documentsOfCoalition,
  lockCoalition,
  removeOrganisation,
  removePerson,
} from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { notify } from "~/db/notices.js";
import { closeRound, openRoundOf, signaturesOf, standing, voidSignatures } from "~/db/signoff.js";
import { lockSubmission, setSubmissionState, submissionById, submissionsOfCoalition } from "~/db/submissions.js";
import type { LiveDocuments, Trx } from "../collab/documents.js";
import { unfreezeDocument } from "../collab/log.js";
import { assertSignatoryStays } from "./keep-signatory.js";
import { tellVoided } from "./tell-about-sign-off.js";

export const removeFromCoalitionSchema = z.object({
  organisationId: z.string().min(1),
  /** Empty: the whole organisation. */
  userId: z.string().default(""),
  confirm: z.literal("yes", "coalition.remove-confirm-required"),
});
export type RemoveFromCoalitionInput = { coalitionId: string; organisationId: string; userId: string };

/**
 * Takes an organisation, or a person's place for one, out of a coalition: by a lead, or by the person. Their rooms close. A text that lies for signature is
 * reopened when an organisation goes, because its cover changes, and every signature on it is void; when a person goes, the one that they gave is. Refuses to take
 * out the lead organisation, the last lead, and an organisation of a text that stands filed; and whoever alone signs for an organisation does not
 * go by themselves while a text lies for signature.
 */
export async function removeFromCoalition(
  db: Kysely<Database>,
  actor: Actor,
  input: RemoveFromCoalitionInput,
  documents: LiveDocuments,
): Promise<void> {
  const gone = await db.transaction().execute((trx) => remove(trx, actor, input));
  for (const documentId of await documentsOfCoalition(db, input.coalitionId)) await documents.changed(documentId);
  for (const userId of gone) await documents.personChanged(userId);
}

async function remove(trx: Trx, actor: Actor, { coalitionId, organisationId, userId }: RemoveFromCoalitionInput): Promise<string[]> {
  await lockCoalition(trx, coalitionId);
  const coalition = await coalitionById(trx, coalitionId);
  const organisation = coalition?.organisations.find(({ id }) => id === organisationId);
  if (!coalition || !organisation) throw new Refusal("not-found");
  const subject = { type: "coalition", places: coalition.people } as const;
  if (userId !== actor.userId) assertMay(actor, "coalition.edit", subject);
  const theirs = coalition.people.filter((place) => place.organisationId === organisationId && (!userId || place.userId === userId));
  if (userId && theirs.length === 0) throw new Refusal("not-found");
  assertMayGo(coalition, organisationId, userId, theirs);
  // a lead takes anybody out at once, since an account may be in wrong hands: colleagues then name who signs, or the lead reopens the text
  if (userId === actor.userId) await assertSignatoryStays(trx, coalition, { userId, organisationId });
  const who = userId ? (theirs[0]?.name ?? "") : organisation.name;
  for (const { id } of await submissionsOfCoalition(trx, coalitionId)) {
    await voidIn(trx, id, { organisationId, organisation: organisation.name, userId, by: actor.userId });
  }
  if (userId) await removePerson(trx, coalitionId, organisationId, userId);
  else await removeOrganisation(trx, coalitionId, organisationId, new Date());
  await recordEvent(trx, {
    actorId: actor.userId,
    action: userId ? "coalition.person-removed" : "coalition.organisation-removed",
    subjectType: "coalition",
    subjectId: coalitionId,
    data: { organisationId, ...(userId && { userId }) },
  });
  const gone = [...new Set(theirs.map((place) => place.userId))];
  const lead = coalition.people.filter(({ role }) => role === "lead").map((place) => place.userId);
  await notify(trx, { kind: "removed", to: [...gone, ...lead], params: { who, coalition: coalition.name } });
  return gone;
}

function assertMayGo(coalition: CoalitionRecord, organisationId: string, userId: string, theirs: CoalitionRecord["people"]): void {
  if (!userId && organisationId === coalition.leadOrganisationId) throw new Refusal("lead-organisation");
  const leadsLeft = coalition.people.filter((place) => place.role === "lead" && !theirs.includes(place));
  if (leadsLeft.length === 0) throw new Refusal("last-lead");
}

interface Leaving {
  organisationId: string;
  organisation: string;
  userId: string;
  by: string;
}

/** What a leaving does to one submission: nothing to a draft. */
async function voidIn(trx: Trx, submissionId: string, { organisationId, organisation, userId, by }: Leaving): Promise<void> {
  await lockSubmission(trx, submissionId);
  const record = await submissionById(trx, submissionId);
  if (!record) return;
  const { state, documentId } = record.submission;
  if (state === "filed" && !userId) throw new Refusal("coalition-filed");
  const round = state === "sign-off" ? await openRoundOf(trx, submissionId) : null;
  if (!round) return;
  const at = new Date();
  const given = standing(await signaturesOf(trx, round.id)).filter((one) => one.organisationId === organisationId && one.userId === userId);
  if (userId && given.length === 0) return;
  const voided = await voidSignatures(trx, round.id, at, userId ? organisationId : undefined);
  if (!userId) {
    await closeRound(trx, round.id, "reopened", at);
    await unfreezeDocument(trx, documentId);
    await setSubmissionState(trx, submissionId, "draft");
  }
  await recordEvent(trx, {
    actorId: by,
    action: userId ? "submission.signature-voided" : "submission.reopened",
    subjectType: "submission",
    subjectId: submissionId,
    data: { roundId: round.id, voided, organisationId, reason: userId ? "person-removed" : "organisation-removed" },
  });
  await tellVoided(trx, record, userId ? "person-removed" : "organisation-removed", {
    organisation,
    ...(!userId && { roundId: round.id }),
  });
}
