import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { storedRecommendationsOfReview } from "~/db/recommendations.js";
import { fileName } from "../exchange/file-name.js";
import { writeLinks } from "../exchange/json/links.js";
import { fillMatrix } from "../exchange/matrix/filled.js";
import { writeMatrixCsv, writeMatrixXlsx } from "../exchange/matrix/sheet.js";
import { writeMatrixDocx } from "../exchange/matrix/write-docx.js";
import { pointsOfReview } from "../queries/points.js";
import { textToExport } from "../queries/text-to-export.js";
import type { ExportedFile } from "./export-submission.js";

const WRITERS = {
  docx: { write: writeMatrixDocx, mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  xlsx: { write: writeMatrixXlsx, mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  csv: { write: writeMatrixCsv, mime: "text/csv; charset=utf-8" },
} as const;
type MatrixFormat = keyof typeof WRITERS | "json";

export const isMatrixFormat = (format: string | undefined): format is MatrixFormat =>
  format === "json" || (format !== undefined && Object.hasOwn(WRITERS, format));

/**
 * The matrix of the review's recommendations, and of the points of other sources, with what a submission says of each, for somebody who may have the submission; as "json" the links
 * that were made by hand. The audit log notes who took what. Refuses "not-found" and "forbidden".
 */
export async function exportMatrix(
  db: Kysely<Database>,
  actor: Actor,
  input: { submissionId: string; format: MatrixFormat; now: Date },
): Promise<ExportedFile> {
  const { submissionId, format, now } = input;
  const { record, file } = await textToExport(db, actor, submissionId, now);
  const [recommendations, sources] = await Promise.all([
    storedRecommendationsOfReview(db, record.review.id),
    pointsOfReview(db, record.review.id),
  ]);
  const bytes =
    format === "json"
      ? await writeLinks(file, sources)
      : await WRITERS[format].write({ review: file.review, ...fillMatrix(file.document, recommendations, sources) });
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.exported",
      subjectType: "submission",
      subjectId: submissionId,
      data: { format: `matrix-${format}`, state: record.submission.state },
    }),
  );
  const mime = format === "json" ? "application/json" : WRITERS[format].mime;
  const name = [file.review.stateName, file.title, format === "json" ? "links" : "matrix"];
  return { bytes, mime, fileName: fileName(name, format) };
}
