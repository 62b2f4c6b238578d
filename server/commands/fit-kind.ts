import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { otherKind, SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { setSubmissionKind } from "~/db/submissions.js";
import { lockFor } from "./lock-for.js";

export const fitKindSchema = z.object({ submissionId: z.string().min(1), kind: z.enum(SUBMITTER_KINDS) });

/**
 * Makes a draft joint or individual, as the number of its coalition's organisations says, or one of a national human rights institution. The kind decides how
 * long it may be, so the document's rooms are to be told. Refuses another kind ("invalid-input").
 */
export async function fitKind(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, kind }: z.infer<typeof fitKindSchema>,
): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const { submission, coalition } = await lockFor(trx, actor, submissionId, "submission.fit-kind", "draft");
    const { documentId } = submission;
    if (kind === submission.kind) return { documentId };
    if (kind !== otherKind(submission.kind, coalition.organisations.length)) throw new Refusal("invalid-input", { what: "kind" });
    await setSubmissionKind(trx, submissionId, kind);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: `submission.made-${kind}`,
      subjectType: "submission",
      subjectId: submissionId,
    });
    return { documentId };
  });
}
