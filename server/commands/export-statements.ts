import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { statementMatrix, type StatementMatrix } from "~/app/domain/summary/statements.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { fileName } from "../exchange/file-name.js";
import { writeStatementsCsv, writeStatementsJson, writeStatementsXlsx } from "../exchange/matrix/stakeholders.js";
import { reviewAtDesk, summaryRequest } from "../queries/summary.js";
import type { ExportedFile } from "./export-submission.js";

const FORMATS: Record<string, { mime: string; write: (matrix: StatementMatrix) => Promise<Uint8Array> } | undefined> = {
  xlsx: { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write: writeStatementsXlsx },
  csv: { mime: "text/csv; charset=utf-8", write: writeStatementsCsv },
  json: { mime: "application/json", write: writeStatementsJson },
};

/** What each stakeholder says of each recommendation; null for a format that there is not. Refuses "forbidden" and "not-found". */
export async function exportStatements(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId, format }: { reviewId: string; format: string },
): Promise<ExportedFile | null> {
  const review = await reviewAtDesk(db, actor, reviewId);
  const wanted = FORMATS[format];
  if (!wanted) return null;
  const { submissions, recommendations = [] } = await summaryRequest(db, review);
  const bytes = await wanted.write(statementMatrix(submissions, recommendations));
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "statements.exported",
      subjectType: "review",
      subjectId: reviewId,
      data: { format, submissions: submissions.length },
    }),
  );
  return { bytes, mime: wanted.mime, fileName: fileName([review.stateName, `UPR${String(review.session)}`, "recommendations"], format) };
}
