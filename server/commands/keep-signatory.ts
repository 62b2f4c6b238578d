import { Refusal } from "~/app/domain/refusal.js";
import { type CoalitionRecord, lockSubmissionStates } from "~/db/coalitions.js";
import type { Trx } from "../collab/documents.js";

/** Refuses "last-signatory" where the person alone signs for the organisation and a text of the coalition lies for signature. */
export async function assertSignatoryStays(
  trx: Trx,
  coalition: CoalitionRecord,
  { userId, organisationId }: { userId: string; organisationId: string },
): Promise<void> {
  const signatories = coalition.people.filter((place) => place.role === "signatory" && place.organisationId === organisationId);
  const isAlone = signatories.length === 1 && signatories[0]?.userId === userId;
  if (isAlone && (await lockSubmissionStates(trx, coalition.id)).includes("sign-off")) throw new Refusal("last-signatory");
}
