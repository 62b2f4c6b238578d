import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { assertBeforeDeadline } from "~/app/domain/submission/filing.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { setSubmissionState } from "~/db/submissions.js";
import { unfreezeDocument } from "../collab/log.js";
import { lockForTransition } from "./lock-for.js";
import { tellFiledChanges } from "./tell-about-sign-off.js";

export const replaceSubmissionSchema = z.object({ confirm: z.literal("yes", "filing.replace-confirm-required") });

/**
 * Opens a filed text for writing again, until the deadline, so that another can be filed in its place. What was filed stands until then, and stays if none is;
 * every organisation signs the new text anew. The coalition is told.
 */
export async function replaceSubmission(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, now }: { submissionId: string; now: Date },
): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const { record, to } = await lockForTransition(trx, actor, submissionId, "replace");
    assertBeforeDeadline(now, record.review.deadline);
    const { documentId } = record.submission;
    await unfreezeDocument(trx, documentId);
    await setSubmissionState(trx, submissionId, to);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.replacement-begun",
      subjectType: "submission",
      subjectId: submissionId,
    });
    await tellFiledChanges(trx, record, "replacing", actor.name);
    return { documentId };
  });
}
