import { type Action, type Actor, assertMay, type SubmissionState } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { nextState, type TransitionName, TRANSITIONS } from "~/app/domain/submission/transitions.js";
import { lockSubmission, submissionById, type SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";

/**
 * Locks the submission's row for the rest of the transaction and returns the submission as it stands then; every command that changes or signs a submission
 * begins here, so that none of them sees a state that another is leaving. Refuses "not-found", "forbidden" (no such right in any state), "wrong-state".
 */
export async function lockFor(
  trx: Trx,
  actor: Actor,
  submissionId: string,
  action: Action,
  state: SubmissionState,
): Promise<SubmissionRecord> {
  const locked = await lockSubmission(trx, submissionId);
  const record = locked && (await submissionById(trx, submissionId));
  if (!record) throw new Refusal("not-found");
  assertMay(actor, action, { ...record.subject, state });
  if (record.submission.state !== state) throw new Refusal("wrong-state", { state: record.submission.state });
  return record;
}

/** The same for a transition of the table; also returns the state that it leads to. */
export async function lockForTransition(
  trx: Trx,
  actor: Actor,
  submissionId: string,
  name: TransitionName,
): Promise<{ record: SubmissionRecord; to: SubmissionState }> {
  const { from, action } = TRANSITIONS[name];
  const record = await lockFor(trx, actor, submissionId, action, from);
  return { record, to: nextState(record.submission.state, name) };
}
