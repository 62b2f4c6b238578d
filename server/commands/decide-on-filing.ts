import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { DESK_DECISIONS, needsReason } from "~/app/domain/desk/desk.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { decisionsOn, setDecision } from "~/db/desk-decisions.js";
import { standingFiling } from "~/db/filings.js";
import { notify } from "~/db/notices.js";
import { receivedById } from "~/db/received.js";
import { submissionById } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";

export const decideOnFilingSchema = z
  .object({ decision: z.enum(DESK_DECISIONS), reason: z.string().trim().max(2000).default("") })
  .refine(({ decision, reason }) => !needsReason(decision) || reason !== "", { path: ["reason"], message: "desk.reason-missing" });
export type DecideOnFilingInput = z.infer<typeof decideOnFilingSchema> & { filingId: string; now: Date };

/**
 * Accepts a submission, asks its authors for a correction, or declines it, the latter two with a reason; the coalition is told. What came by mail has nobody
 * here to tell. Throws "forbidden" and "not-found", the latter also for what was withdrawn or replaced.
 */
export async function decideOnFiling(
  db: Kysely<Database>,
  actor: Actor,
  { filingId, decision, reason, now }: DecideOnFilingInput,
): Promise<void> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  await db.transaction().execute(async (trx) => {
    const submissionId = await submissionOf(trx, filingId);
    const before = (await decisionsOn(trx, [filingId])).get(filingId)?.state ?? "new";
    await setDecision(trx, { filingId, state: decision, reason, decidedBy: actor.userId, decidedAt: now });
    if (submissionId && before !== decision) await tell(trx, submissionId, decision, reason);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: `filing.${decision}`,
      subjectType: submissionId ? "submission" : "received",
      subjectId: submissionId ?? filingId,
      data: { filingId, before },
    });
  });
}

/** The submission that was filed; null for what came by mail. */
async function submissionOf(trx: Trx, filingId: string): Promise<string | null> {
  const filing = await standingFiling(trx, filingId);
  if (filing) return filing.submissionId;
  if (await receivedById(trx, filingId)) return null;
  throw new Refusal("not-found");
}

async function tell(trx: Trx, submissionId: string, decision: DecideOnFilingInput["decision"], why: string): Promise<void> {
  const record = await submissionById(trx, submissionId);
  if (!record) throw new Refusal("not-found");
  await notify(trx, {
    kind: `desk-${decision}`,
    to: record.places.map(({ userId }) => userId),
    path: `/submissions/${submissionId}/filed`,
    params: { title: record.submission.title, state: record.review.stateName, why },
  });
}
