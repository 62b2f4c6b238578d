import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filingOfSubmission } from "~/db/filings.js";
import { notify } from "~/db/notices.js";
import { setSubmissionState, type SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";
import { freezeDocument, unfreezeDocument } from "../collab/log.js";
import { lockForTransition } from "./lock-for.js";

export const setAsideSchema = z.object({
  submissionId: z.string().min(1),
  confirm: z.literal("yes", "coalition.set-aside-confirm-required"),
});
export const bringBackSchema = z.object({ submissionId: z.string().min(1) });

/**
 * Takes a draft out of the lists and closes its text, for good or until a lead brings it back: nothing of it is erased. Tells the coalition's others, and
 * returns the document, whose rooms are to be told. Refuses "filed-before": what was filed, and what is written to take its place, stays in sight.
 */
export async function setSubmissionAside(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId }: { submissionId: string },
): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const { record, to } = await lockForTransition(trx, actor, submissionId, "set-aside");
    const { documentId } = record.submission;
    if (await filingOfSubmission(trx, submissionId)) throw new Refusal("filed-before");
    await freezeDocument(trx, documentId);
    await setSubmissionState(trx, submissionId, to);
    await tell(trx, actor, record, "set-aside");
    return { documentId };
  });
}

/** Puts a draft that was set aside back into the lists, open for writing. Returns the document, whose rooms are to be told. */
export async function bringSubmissionBack(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId }: { submissionId: string },
): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const { record, to } = await lockForTransition(trx, actor, submissionId, "bring-back");
    const { documentId } = record.submission;
    await unfreezeDocument(trx, documentId);
    await setSubmissionState(trx, submissionId, to);
    await tell(trx, actor, record, "brought-back");
    return { documentId };
  });
}

async function tell(trx: Trx, actor: Actor, { submission, coalition, places }: SubmissionRecord, what: "set-aside" | "brought-back") {
  await recordEvent(trx, { actorId: actor.userId, action: `submission.${what}`, subjectType: "submission", subjectId: submission.id });
  await notify(trx, {
    kind: what,
    to: places.map(({ userId }) => userId).filter((userId) => userId !== actor.userId),
    path: `/coalitions/${coalition.id}`,
    params: { title: submission.title, actor: actor.name, coalition: coalition.name },
  });
}
