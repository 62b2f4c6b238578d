import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { closeRound, openRoundOf, voidSignatures } from "~/db/signoff.js";
import { setSubmissionState } from "~/db/submissions.js";
import { unfreezeDocument } from "../collab/log.js";
import { lockForTransition } from "./lock-for.js";
import { tellVoided } from "./tell-about-sign-off.js";

/** Opens the text for writing again and voids every signature on it. Returns the document, whose rooms are to be told, and how many decisions became void. */
export async function reopenSubmission(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId }: { submissionId: string },
): Promise<{ documentId: string; voided: number }> {
  return db.transaction().execute(async (trx) => {
    const { record, to } = await lockForTransition(trx, actor, submissionId, "reopen");
    const { documentId } = record.submission;
    const round = await openRoundOf(trx, submissionId);
    const at = new Date();
    const voided = round ? await voidSignatures(trx, round.id, at) : 0;
    if (round) await closeRound(trx, round.id, "reopened", at);
    await unfreezeDocument(trx, documentId);
    await setSubmissionState(trx, submissionId, to);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.reopened",
      subjectType: "submission",
      subjectId: submissionId,
      data: { roundId: round?.id ?? null, voided },
    });
    await tellVoided(trx, record, "reopened", { by: actor.name, ...(round && { roundId: round.id }) });
    return { documentId, voided };
  });
}
