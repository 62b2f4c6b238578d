import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filedPackage, filingsOfSubmission, stands } from "~/db/filings.js";
import { submissionById } from "~/db/submissions.js";
import { fileName } from "../exchange/file-name.js";
import type { ExportedFile } from "./export-submission.js";

/**
 * The package as it was made at the filing, byte for byte, and a note in the audit log of who took it. Without `filingId` it is the last one; earlier ones are
 * for the coalition only. Refuses "not-found" and "forbidden".
 */
export async function downloadPackage(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, filingId }: { submissionId: string; filingId?: string | undefined },
): Promise<ExportedFile> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const filings = await filingsOfSubmission(db, submissionId);
  const filing = filings.find((one) => (filingId ? one.id === filingId : !one.replacedAt));
  const subject = { ...record.subject, filed: filing !== undefined && stands(filing) };
  assertMay(actor, "submission.read-filed", subject);
  const bytes = filing && (await filedPackage(db, filing.id));
  if (!bytes) throw new Refusal("not-found");
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "filing.downloaded",
      subjectType: "submission",
      subjectId: submissionId,
      data: { filingId: filing.id },
    }),
  );
  const { stateName, session } = record.review;
  return {
    bytes,
    mime: "application/zip",
    fileName: fileName([stateName, `UPR${String(session)}`, record.submission.title, "package"], "zip"),
  };
}
