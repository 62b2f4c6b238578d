import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { assertBeforeDeadline } from "~/app/domain/submission/filing.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { setWithdrawn } from "~/db/filings.js";
import { publicationOfSubmission, withdrawPublication } from "~/db/publications.js";
import { setSubmissionState } from "~/db/submissions.js";
import { lockForTransition } from "./lock-for.js";
import { tellFiledChanges } from "./tell-about-sign-off.js";

/** What the form sends: withdrawing cannot be undone, so it is confirmed. */
export const withdrawSubmissionSchema = z.object({ confirm: z.literal("yes", "filing.withdraw-confirm-required") });

/** Takes back what was filed, at `now`: neither the reviewers nor the public see it any more, the coalition keeps text and receipt, and is told. It cannot be undone. */
export async function withdrawSubmission(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, now }: { submissionId: string; now: Date },
): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const { record, to } = await lockForTransition(trx, actor, submissionId, "withdraw");
    assertBeforeDeadline(now, record.review.deadline);
    await setWithdrawn(trx, submissionId, now);
    const published = await publicationOfSubmission(trx, submissionId);
    // no reason of the desk's: its authors took it back
    if (published) await withdrawPublication(trx, published.id, now, "");
    await setSubmissionState(trx, submissionId, to);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.withdrawn",
      subjectType: "submission",
      subjectId: submissionId,
      data: { withdrawnAt: now.toISOString() },
    });
    await tellFiledChanges(trx, record, "withdrawn", actor.name);
    return { documentId: record.submission.documentId };
  });
}
