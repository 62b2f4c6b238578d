import type { Kysely } from "kysely";
import { type Actor, assertMay, type SubmissionState } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";

export interface SubmissionHead {
  submission: { id: string; title: string; state: SubmissionState };
  review: { id: string; stateName: string; session: number };
  coalition: { id: string; name: string };
}

/** What stands at the head of every page of a submission. Throws "not-found" and "forbidden". */
export async function submissionHead(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<SubmissionHead> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const { submission, review, coalition, subject } = record;
  assertMay(actor, "submission.read", subject);
  return {
    submission: { id: submission.id, title: submission.title, state: submission.state },
    review: { id: review.id, stateName: review.stateName, session: review.session },
    coalition: { id: coalition.id, name: coalition.name },
  };
}
