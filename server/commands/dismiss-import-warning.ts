import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { dismissImportWarning as dismiss } from "~/db/import-warnings.js";
import { submissionById } from "~/db/submissions.js";

export const dismissImportWarningInput = z.object({ warning: z.string().min(1) });

/** Notes that somebody has looked at a place which the import was not sure of. A second time changes nothing. */
export async function dismissImportWarning(
  db: Kysely<Database>,
  actor: Actor,
  input: { submissionId: string; warning: string },
): Promise<void> {
  const record = await submissionById(db, input.submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.write", record.subject);
  await db.transaction().execute(async (trx) => {
    if (!(await dismiss(trx, input.submissionId, input.warning, actor.userId))) return;
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.import-warning-dismissed",
      subjectType: "submission",
      subjectId: input.submissionId,
      data: { warning: input.warning },
    });
  });
}
