import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { writeSummaryDocx } from "../exchange/docx/write-summary.js";
import { exporters } from "../exchange/export.js";
import { fileName } from "../exchange/file-name.js";
import { summaryOfReview } from "../queries/summary.js";
import type { ExportedFile } from "./export-submission.js";

/** Compiles the summary of a review as Word, dated `now`, and notes in the audit log who took it. Refuses "forbidden" and "not-found". */
export async function exportSummary(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId, now }: { reviewId: string; now: Date },
): Promise<ExportedFile> {
  const summary = await summaryOfReview(db, actor, reviewId);
  const bytes = await writeSummaryDocx({ summary, date: now });
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "summary.exported",
      subjectType: "review",
      subjectId: reviewId,
      data: { submissions: summary.shares.length, words: summary.words },
    }),
  );
  const { stateName, session } = summary.review;
  return {
    bytes,
    mime: exporters.docx.mime,
    fileName: fileName([stateName, `UPR${String(session)}`, "summary", "draft"], exporters.docx.extension),
  };
}
