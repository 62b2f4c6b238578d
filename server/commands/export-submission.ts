import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filedDocx } from "~/db/filings.js";
import { exportDocument, type ExportFormat } from "../exchange/export.js";
import { besideText } from "../queries/beside-text.js";
import { textToExport } from "../queries/text-to-export.js";

export interface ExportedFile {
  bytes: Uint8Array;
  mime: string;
  fileName: string;
}

/**
 * Writes a submission in a format for somebody who may have it, and notes in the audit log who took what. Of a filed submission the Word file is the very
 * one that was filed. `now` dates a draft; `beside` asks for a Word file with comments and suggestions, for the coalition only. Refuses "not-found" and "forbidden".
 */
export async function exportSubmission(
  db: Kysely<Database>,
  actor: Actor,
  input: { submissionId: string; format: ExportFormat; now: Date; beside?: boolean },
): Promise<ExportedFile> {
  const { submissionId, format, now, beside = false } = input;
  const { record, file, filingId } = await textToExport(db, actor, submissionId, now);
  const whole = beside ? { ...file, beside: await besideText(db, actor, record, file.document.blocks) } : file;
  const { bytes, mime, fileName } = await exportDocument(format, whole);
  const stored = format === "docx" && !beside && filingId ? await filedDocx(db, filingId) : null;
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.exported",
      subjectType: "submission",
      subjectId: submissionId,
      data: { format, state: record.submission.state, ...(file.hash ? { hash: file.hash } : {}), ...(beside && { beside }) },
    }),
  );
  return { bytes: stored ?? bytes, mime, fileName };
}
