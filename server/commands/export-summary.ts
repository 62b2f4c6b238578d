import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { writeSummaryDocx } from "../exchange/docx/write-summary.js";
import { exporters } from "../exchange/export.js";
import { fileName } from "../exchange/file-name.js";
import type { WrittenDocuments } from "../collab/documents.js";
import { writtenSummary } from "../queries/summary.js";
import type { ExportedFile } from "./export-submission.js";

/** The summary of a review as it is written, as Word, dated `now`; the audit log notes who took it. Refuses "forbidden" and "not-found". */
export async function exportSummary(
  db: Kysely<Database>,
  documents: Pick<WrittenDocuments, "look">,
  actor: Actor,
  { reviewId, now }: { reviewId: string; now: Date },
): Promise<ExportedFile> {
  const { printed: summary, request } = await writtenSummary(db, documents, actor, reviewId);
  const bytes = await writeSummaryDocx({ summary, date: now });
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "summary.exported",
      subjectType: "review",
      subjectId: reviewId,
      data: { submissions: request.submissions.length, words: summary.words },
    }),
  );
  const { stateName, session } = summary.review;
  return {
    bytes,
    mime: exporters.docx.mime,
    fileName: fileName([stateName, `UPR${String(session)}`, "summary", "draft"], exporters.docx.extension),
  };
}
