import type { Kysely, Transaction } from "kysely";
import type { Database, Row } from "./database.js";

/** What the import of a submission left to look at, and nobody has looked at yet, in the text's order. */
export function openImportWarnings(db: Kysely<Database>, submissionId: string): Promise<Row<"import_warning">[]> {
  return db
    .selectFrom("import_warning")
    .selectAll()
    .where("submission_id", "=", submissionId)
    .where("dismissed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** Marks a warning as looked at; false when there is none of this id that is open. */
export async function dismissImportWarning(trx: Transaction<Database>, submissionId: string, id: string, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("import_warning")
    .set({ dismissed_by: userId, dismissed_at: new Date() })
    .where("id", "=", id)
    .where("submission_id", "=", submissionId)
    .where("dismissed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
