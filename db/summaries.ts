import type { Kysely, Transaction } from "kysely";
import type { Passage } from "~/app/domain/summary/draft.js";
import type { Database } from "./database.js";

/** The document in which a review's summary is written, and when it was last compiled. */
export interface SummaryRow {
  documentId: string;
  compiledAt: Date | null;
  /** What the last compiling put in no section. */
  unplaced: Passage[];
}

/** Null where nobody has started it. */
export async function summaryOf(db: Kysely<Database>, reviewId: string): Promise<SummaryRow | null> {
  const row = await db
    .selectFrom("summary")
    .where("review_id", "=", reviewId)
    .select(["document_id", "compiled_at", "unplaced"])
    .executeTakeFirst();
  return row ? { documentId: row.document_id, compiledAt: row.compiled_at, unplaced: row.unplaced } : null;
}

/** The review is locked by the caller. */
export async function insertSummary(
  trx: Transaction<Database>,
  row: { reviewId: string; documentId: string; createdBy: string },
): Promise<void> {
  await trx.insertInto("summary").values({ review_id: row.reviewId, document_id: row.documentId, created_by: row.createdBy }).execute();
}

/** Claims the summary for compiling until an instant; false where somebody else has it now. */
export async function claimCompiling(db: Kysely<Database>, reviewId: string, now: Date, until: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("summary")
    .set({ compiling_until: until })
    .where("review_id", "=", reviewId)
    .where((e) => e.or([e("compiling_until", "is", null), e("compiling_until", "<", now)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets go of the claim; `compiled` where it was compiled: when, and what found no section. */
export async function endCompiling(
  db: Kysely<Database>,
  reviewId: string,
  compiled?: { at: Date; unplaced: readonly Passage[] },
): Promise<void> {
  await db
    .updateTable("summary")
    .set({ compiling_until: null, ...(compiled && { compiled_at: compiled.at, unplaced: JSON.stringify(compiled.unplaced) }) })
    .where("review_id", "=", reviewId)
    .execute();
}
