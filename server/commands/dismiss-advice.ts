import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { RULE_CODES } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { deleteDismissedAdvice, insertDismissedAdvice } from "~/db/dismissed-advice.js";
import { submissionById } from "~/db/submissions.js";

const place = { rule: z.enum(RULE_CODES), print: z.string().regex(/^[0-9a-f]{16}$/u) };
export const dismissAdviceInput = z.object({ ...place, reason: z.string().trim().min(1, "rules.error-reason").max(500) });
export const restoreAdviceInput = z.object(place);

/** Notes that advice is not followed, and why; what blocks filing cannot be dismissed. A second time changes nothing. */
export async function dismissAdvice(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, ...input }: z.output<typeof dismissAdviceInput> & { submissionId: string },
): Promise<void> {
  const record = await writable(db, actor, submissionId);
  const rule = record.review.guidelines.rules.find((one) => one.code === input.rule);
  if (rule?.severity !== "advice") throw new Refusal("forbidden");
  await db.transaction().execute(async (trx) => {
    if (!(await insertDismissedAdvice(trx, { ...input, submissionId, userId: actor.userId }))) return;
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.advice-dismissed",
      subjectType: "submission",
      subjectId: submissionId,
      data: { rule: input.rule, print: input.print },
    });
  });
}

/** Takes a dismissal back. A second time changes nothing. */
export async function restoreAdvice(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, ...input }: z.output<typeof restoreAdviceInput> & { submissionId: string },
): Promise<void> {
  await writable(db, actor, submissionId);
  await db.transaction().execute(async (trx) => {
    if (!(await deleteDismissedAdvice(trx, submissionId, input))) return;
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.advice-restored",
      subjectType: "submission",
      subjectId: submissionId,
      data: { rule: input.rule, print: input.print },
    });
  });
}

async function writable(db: Kysely<Database>, actor: Actor, submissionId: string) {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.write", record.subject);
  return record;
}
