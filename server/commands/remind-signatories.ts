import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { unsignedOrganisations } from "~/app/domain/submission/filing.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { openRoundOf, signaturesOf, standing } from "~/db/signoff.js";
import { lockFor } from "./lock-for.js";
import { askToSign } from "./tell-about-sign-off.js";

/** Asks the signatories of every organisation that has not signed the frozen text once more; each sending is an event. Leads only. */
export async function remindSignatories(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, now = new Date() }: { submissionId: string; now?: Date },
): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const record = await lockFor(trx, actor, submissionId, "submission.file", "sign-off");
    const round = await openRoundOf(trx, submissionId);
    if (!round) throw new Refusal("wrong-state", { state: record.submission.state });
    const signatures = standing(await signaturesOf(trx, round.id));
    const missing = unsignedOrganisations({ hash: round.hash, signatures, organisations: record.coalition.organisations });
    await askToSign(trx, record, missing, { roundId: round.id, by: actor.userId, now });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.signatories-reminded",
      subjectType: "submission",
      subjectId: submissionId,
      data: { roundId: round.id, organisations: missing.map(({ id }) => id) },
    });
    return { documentId: record.submission.documentId };
  });
}
