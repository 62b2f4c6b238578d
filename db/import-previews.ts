import type { Kysely, Transaction } from "kysely";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;

/** A matrix that was read and not yet taken over. */
export interface ImportPreview {
  id: string;
  reviewId: string;
  symbol: string;
  fileName: string;
  /** As the file has them, before they are compared with what is stored. */
  rows: Recommendation[];
  createdBy: string;
}

/** The preview, or null where there is none (any more) with this id. */
export async function previewById(db: Db, id: string): Promise<ImportPreview | null> {
  const row = await db.selectFrom("import_preview").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    reviewId: row.review_id,
    symbol: row.symbol,
    fileName: row.file_name,
    rows: row.rows,
    createdBy: row.created_by,
  };
}

export async function insertPreview(trx: Transaction<Database>, preview: ImportPreview): Promise<void> {
  await trx
    .insertInto("import_preview")
    .values({
      id: preview.id,
      review_id: preview.reviewId,
      symbol: preview.symbol,
      file_name: preview.fileName,
      rows: JSON.stringify(preview.rows),
      created_by: preview.createdBy,
    })
    .execute();
}

export async function deletePreview(db: Db, id: string): Promise<void> {
  await db.deleteFrom("import_preview").where("id", "=", id).execute();
}

/** Removes the previews of a review that were made before an instant. */
export async function deletePreviewsBefore(trx: Transaction<Database>, reviewId: string, before: Date): Promise<void> {
  await trx.deleteFrom("import_preview").where("review_id", "=", reviewId).where("created_at", "<", before).execute();
}
