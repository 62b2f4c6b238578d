import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import { type Decision, insertSignature, openRoundOf, signaturesOf, standing, voidSignatures } from "~/db/signoff.js";
import { signatoryPrint } from "../queries/evidence-standing.js";
import type { SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";
import { lockFor } from "./lock-for.js";
import { tellSentBack } from "./tell-about-sign-off.js";

export interface GivenDecision {
  organisationId: string;
  /** The hash of the text that the signatory read. */
  hash: string;
  name: string;
  function: string;
}
export type DecisionInput = GivenDecision & { submissionId: string };

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
  const { organisationId } = input;
  const record = await lockFor(trx, actor, input.submissionId, "submission.sign", "sign-off");
  if (
    !record.places.some((place) => place.userId === actor.userId && place.organisationId === organisationId && place.role === "signatory")
  )
    throw new Refusal("forbidden");
  const signatureId = await storeDecision(trx, record, { userId: actor.userId }, input, decision, reason);
  return { documentId: record.submission.documentId, signatureId };
}

/** The same for whoever was found to have the right, by an account or by a link; the submission is locked by the caller. */
export async function storeDecision(
  trx: Trx,
  record: SubmissionRecord,
  by: { userId: string } | { linkId: string },
  { organisationId, hash, name, function: role }: GivenDecision,
  decision: Decision,
  reason: string,
): Promise<string> {
  const submissionId = record.submission.id;
  const round = await openRoundOf(trx, submissionId);
  if (round?.hash !== hash) throw new Refusal("text-changed");
  const before = standing(await signaturesOf(trx, round.id)).find((signature) => signature.organisationId === organisationId);
  if (before?.decision === decision) throw new Refusal("conflict");
  if (before) await voidSignatures(trx, round.id, new Date(), organisationId);
  const signatureId = await insertSignature(trx, { roundId: round.id, organisationId, by, decision, name, function: role, reason, hash });
  await recordEvent(trx, {
    actorId: "userId" in by ? by.userId : null,
    action: decision === "signed" ? "submission.signed" : "submission.signature-refused",
    subjectType: "submission",
    subjectId: submissionId,
    data: {
      roundId: round.id,
      signatureId,
      organisationId,
      hash,
      signatory: signatoryPrint({ name, function: role }),
      ...("linkId" in by && { linkId: by.linkId }),
    },
  });
  if (decision === "refused") {
    await tellSentBack(trx, record, record.coalition.organisations.find(({ id }) => id === organisationId)?.name ?? "");
  }
  return signatureId;
}
