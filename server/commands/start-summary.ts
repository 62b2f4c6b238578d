import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { draftAtOnce } from "~/app/domain/summary/draft.js";
import { applyDraft } from "~/app/domain/summary/merge.js";
import { contributors } from "~/app/domain/summary/stakeholders.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filedOfReview } from "~/db/filings.js";
import { lockReview } from "~/db/reviews.js";
import { insertSummary, summaryOf } from "~/db/summaries.js";
import { createDocumentBy } from "../collab/log.js";

/**
 * Begins the summary of a review: a document of its own with the opening text and the headings of its cycle, to be written by the
 * reviewers' side together. Where somebody was quicker, theirs is returned. Throws "forbidden" and "not-found".
 */
export async function startSummary(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId }: { reviewId: string },
): Promise<{ documentId: string }> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  return db.transaction().execute(async (trx) => {
    const review = await lockReview(trx, reviewId);
    if (!review) throw new Refusal("not-found");
    const there = await summaryOf(trx, reviewId);
    if (there) return { documentId: there.documentId };
    const filed = (await filedOfReview(trx, reviewId)).map(({ submissionId, attachedTo }) => ({ id: submissionId, attachedTo }));
    const draft = draftAtOnce({ review, submissions: [], filed: contributors(filed).length });
    const documentId = await createDocumentBy(trx, (doc) => void doc.transact(() => applyDraft(doc, draft)));
    await insertSummary(trx, { reviewId, documentId, createdBy: actor.userId });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "summary.started",
      subjectType: "review",
      subjectId: reviewId,
      data: { documentId },
    });
    return { documentId };
  });
}
