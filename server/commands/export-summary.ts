import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { writeSummaryDocx } from "../exchange/docx/write-summary.js";
import { exporters } from "../exchange/export.js";
import { print } from "../exchange/pdf/print.js";
import type { SummaryFile } from "../exchange/summary-file.js";
import { fileName } from "../exchange/file-name.js";
import type { WrittenDocuments } from "../collab/documents.js";
import { writtenSummary } from "../queries/summary.js";
import type { ExportedFile } from "./export-submission.js";

const WRITERS: Record<SummaryFormat, (file: SummaryFile) => Promise<Uint8Array>> = {
  docx: writeSummaryDocx,
  pdf: async (input) => (await print({ what: "summary", input })).bytes,
};
export type SummaryFormat = "docx" | "pdf";

/** A summary as a file, under the name that it is downloaded by. */
export async function summaryFile(format: SummaryFormat, file: SummaryFile, ...more: string[]): Promise<ExportedFile> {
  const { stateName, session } = file.summary.review;
  const { mime, extension } = exporters[format];
  return {
    bytes: await WRITERS[format](file),
    mime,
    fileName: fileName([stateName, `UPR${String(session)}`, "summary", ...more], extension),
  };
}

/** The summary of a review as it is written, as Word or PDF, dated `now`; the audit log notes who took it. Refuses "forbidden" and "not-found". */
export async function exportSummary(
  db: Kysely<Database>,
  documents: Pick<WrittenDocuments, "look">,
  actor: Actor,
  { reviewId, format, now }: { reviewId: string; format: SummaryFormat; now: Date },
): Promise<ExportedFile> {
  const { printed: summary, request } = await writtenSummary(db, documents, actor, reviewId);
  const file = await summaryFile(format, { summary, date: now }, "draft");
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "summary.exported",
      subjectType: "review",
      subjectId: reviewId,
      data: { format, submissions: request.submissions.length, words: summary.words },
    }),
  );
  return file;
}
