import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { kindFor } from "~/app/domain/guidelines/guidelines.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { setSubmissionKind } from "~/db/submissions.js";
import { lockFor } from "./lock-for.js";

export const fitKindSchema = z.object({ submissionId: z.string().min(1) });

/** Makes a draft joint or individual, as the number of its coalition's organisations says; the kind decides how long it may be. */
export async function fitKind(db: Kysely<Database>, actor: Actor, { submissionId }: { submissionId: string }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { submission, coalition } = await lockFor(trx, actor, submissionId, "submission.fit-kind", "draft");
    const kind = kindFor(submission.kind, coalition.organisations.length);
    if (kind === submission.kind) return;
    await setSubmissionKind(trx, submissionId, kind);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: `submission.made-${kind}`,
      subjectType: "submission",
      subjectId: submissionId,
    });
  });
}
