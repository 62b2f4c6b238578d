import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filedDocx } from "~/db/filings.js";
import { exportDocument, type ExportFormat } from "../exchange/export.js";
import { textToExport } from "../queries/text-to-export.js";

export interface ExportedFile {
  bytes: Uint8Array;
  mime: string;
  fileName: string;
}

/**
 * Writes a submission in a format for somebody who may have it, and notes in the audit log who took what. Of a filed submission the Word file is the very
 * one that was filed. `now` dates a draft. Refuses "not-found" and "forbidden".
 */
export async function exportSubmission(
  db: Kysely<Database>,
  actor: Actor,
  input: { submissionId: string; format: ExportFormat; now: Date },
): Promise<ExportedFile> {
  const { submissionId, format, now } = input;
  const { record, file, filingId } = await textToExport(db, actor, submissionId, now);
  const { bytes, mime, fileName } = await exportDocument(format, file);
  const stored = format === "docx" && filingId ? await filedDocx(db, filingId) : null;
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.exported",
      subjectType: "submission",
      subjectId: submissionId,
      data: { format, state: record.submission.state, ...(file.hash ? { hash: file.hash } : {}) },
    }),
  );
  return { bytes: stored ?? bytes, mime, fileName };
}
