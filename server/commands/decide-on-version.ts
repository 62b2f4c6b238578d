import { type Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import { type Decision, insertSignature, openRoundOf, signaturesOf, standing, voidSignatures } from "~/db/signoff.js";
import type { Trx } from "../collab/documents.js";
import { lockFor } from "./lock-for.js";
import { tellSentBack } from "./tell-about-sign-off.js";

export interface DecisionInput {
  submissionId: string;
  organisationId: string;
  /** The hash of the text that the signatory read. */
  hash: string;
  name: string;
  function: string;
}

/**
 * Stores an organisation's decision on exactly the text that was read. A decision of the other kind takes the place of the one before; the same twice is
 * "conflict". Refuses "forbidden" for whoever is not a signatory of that organisation, "text-changed" when another text is frozen now.
 */
export async function decideOnVersion(
  trx: Trx,
  actor: Actor,
  input: DecisionInput,
  decision: Decision,
  reason = "",
): Promise<{ documentId: string; signatureId: string }> {
  const { submissionId, organisationId, hash } = input;
  const record = await lockFor(trx, actor, submissionId, "submission.sign", "sign-off");
  if (
    !record.places.some((place) => place.userId === actor.userId && place.organisationId === organisationId && place.role === "signatory")
  )
    throw new Refusal("forbidden");
  const round = await openRoundOf(trx, submissionId);
  if (round?.hash !== hash) throw new Refusal("text-changed");
  const before = standing(await signaturesOf(trx, round.id)).find((signature) => signature.organisationId === organisationId);
  if (before?.decision === decision) throw new Refusal("conflict");
  if (before) await voidSignatures(trx, round.id, new Date(), organisationId);
  const { name, function: role } = input;
  const signatureId = await insertSignature(trx, {
    roundId: round.id,
    organisationId,
    userId: actor.userId,
    decision,
    name,
    function: role,
    reason,
    hash,
  });
  await recordEvent(trx, {
    actorId: actor.userId,
    action: decision === "signed" ? "submission.signed" : "submission.signature-refused",
    subjectType: "submission",
    subjectId: submissionId,
    data: { roundId: round.id, signatureId, organisationId, hash },
  });
  if (decision === "refused") {
    await tellSentBack(trx, record, record.coalition.organisations.find(({ id }) => id === organisationId)?.name ?? "");
  }
  return { documentId: record.submission.documentId, signatureId };
}
