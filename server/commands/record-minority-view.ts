import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { ANNEX_TYPES } from "~/app/domain/submission/annexes.js";
import { annexesOf, insertAnnex, setAnnexRemoved } from "~/db/annexes.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import type { SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";
import { writeMinorityView } from "../exchange/docx/write-minority-view.js";
import { fileName } from "../exchange/file-name.js";
import { lockFor } from "./lock-for.js";

export const minorityViewSchema = z.object({
  organisationId: z.string().min(1),
  /** Empty takes the view back. */
  text: z.string().trim().max(20_000),
});
export type MinorityViewInput = z.infer<typeof minorityViewSchema> & { submissionId: string };

/**
 * Records what one organisation sees otherwise, as an annex in its name, in place of what it recorded before; an empty text takes that back. It voids nobody's
 * signature: the text of all stays as it is. Refuses "forbidden" for whoever is not a signatory of that organisation.
 */
export async function recordMinorityView(db: Kysely<Database>, actor: Actor, input: MinorityViewInput): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const { submissionId, organisationId, text } = input;
    const record = await lockFor(trx, actor, submissionId, "submission.record-view", "sign-off");
    const own = record.places.some(
      (one) => one.userId === actor.userId && one.organisationId === organisationId && one.role === "signatory",
    );
    if (!own) throw new Refusal("forbidden");
    await storeMinorityView(trx, record, { organisationId, text, by: actor.userId });
    return { documentId: record.submission.documentId };
  });
}

/** The same for whoever was found to have the right, by an account or a link (`by` null); the submission is locked by the caller. */
export async function storeMinorityView(
  trx: Trx,
  { submission, coalition }: SubmissionRecord,
  { organisationId, text, by }: { organisationId: string; text: string; by: string | null },
): Promise<void> {
  const organisation = coalition.organisations.find(({ id }) => id === organisationId);
  if (!organisation) throw new Refusal("not-found");
  const before = (await annexesOf(trx, submission.id)).find((annex) => annex.organisationId === organisationId);
  if ((before?.body ?? "") === text) return;
  if (before) await setAnnexRemoved(trx, before.id, new Date());
  const { name, acronym } = organisation;
  const stored =
    text === ""
      ? null
      : await insertAnnex(trx, {
          submissionId: submission.id,
          organisationId,
          title: name,
          own: true,
          fileName: fileName(["minority view", acronym || name], "docx"),
          mime: ANNEX_TYPES["docx"]!,
          bytes: await writeMinorityView({ organisation: name, title: submission.title, language: submission.language, text }),
          body: text,
          addedBy: by,
        });
  await recordEvent(trx, {
    actorId: by,
    action: stored ? "submission.view-recorded" : "submission.view-taken-back",
    subjectType: "submission",
    subjectId: submission.id,
    data: { organisationId, ...(stored ? { annexId: stored.id, hash: stored.hash } : { annexId: before!.id }) },
  });
}
