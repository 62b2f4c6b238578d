import type { Kysely, Transaction } from "kysely";
import type { ReadSource } from "~/app/domain/recommendations/source.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;

/** A file that was read and not yet taken over. */
export interface ImportPreview {
  id: string;
  reviewId: string;
  /** Symbol of the outcome report whose recommendations it holds; empty for what holds none. */
  symbol: string;
  fileName: string;
  /** As the file has it, before it is compared with what is stored. */
  content: ReadSource;
  /** SHA-256 of the file. */
  hash: string;
  createdBy: string;
}

/** The preview, or null where there is none (any more) with this id. */
export async function previewById(db: Db, id: string): Promise<ImportPreview | null> {
  const row = await db
    .selectFrom("import_preview")
    .select(["id", "review_id", "symbol", "file_name", "content", "hash", "created_by"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    reviewId: row.review_id,
    symbol: row.symbol,
    fileName: row.file_name,
    content: row.content,
    hash: row.hash,
    createdBy: row.created_by,
  };
}

/** The file of a preview whose columns may be read anew; null where it was not kept. */
export async function previewBytes(db: Db, id: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom("import_preview").select("bytes").where("id", "=", id).executeTakeFirst();
  return row?.bytes ?? null;
}

/** `bytes` is the file, for a table whose columns a person may correct. */
export async function insertPreview(trx: Transaction<Database>, preview: ImportPreview, bytes: Uint8Array | null): Promise<void> {
  await trx
    .insertInto("import_preview")
    .values({
      id: preview.id,
      review_id: preview.reviewId,
      symbol: preview.symbol,
      file_name: preview.fileName,
      content: JSON.stringify(preview.content),
      hash: preview.hash,
      bytes,
      created_by: preview.createdBy,
    })
    .execute();
}

export async function replacePreviewContent(trx: Transaction<Database>, id: string, content: ReadSource): Promise<void> {
  await trx
    .updateTable("import_preview")
    .set({ content: JSON.stringify(content) })
    .where("id", "=", id)
    .execute();
}

export async function deletePreview(db: Db, id: string): Promise<void> {
  await db.deleteFrom("import_preview").where("id", "=", id).execute();
}

/** Removes the previews of a review that were made before an instant. */
export async function deletePreviewsBefore(trx: Transaction<Database>, reviewId: string, before: Date): Promise<void> {
  await trx.deleteFrom("import_preview").where("review_id", "=", reviewId).where("created_at", "<", before).execute();
}
