import type { Kysely, Transaction } from "kysely";
import { newId, type StructuredDocument } from "~/app/domain/document/document.js";
import type { WordCount } from "~/app/domain/document/words.js";
import type { Database } from "./database.js";

/** A text as it stood once; never changed. `hash` is the SHA-256 of the canonical JSON of `content`. */
export interface Version {
  id: string;
  documentId: string;
  seq: number;
  name: string;
  content: StructuredDocument;
  hash: string;
  words: WordCount;
  createdAt: Date;
}

export interface NewVersion {
  documentId: string;
  seq: number;
  name: string;
  content: StructuredDocument;
  /** The document's Yjs state. */
  state: Uint8Array;
  hash: string;
  words: WordCount;
  createdBy: string;
}

/** Stores a version and returns its id. */
export async function insertVersion(trx: Transaction<Database>, version: NewVersion): Promise<string> {
  const id = newId();
  await trx
    .insertInto("version")
    .values({
      id,
      document_id: version.documentId,
      seq: version.seq,
      name: version.name,
      content: JSON.stringify(version.content),
      state: version.state,
      hash: version.hash,
      words: JSON.stringify(version.words),
      created_by: version.createdBy,
    })
    .execute();
  return id;
}

/** The version, or null where there is none with this id. */
export async function versionById(db: Kysely<Database>, id: string): Promise<Version | null> {
  const row = await db
    .selectFrom("version")
    .where("id", "=", id)
    .select(["id", "document_id", "seq", "name", "content", "hash", "words", "created_at"])
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        documentId: row.document_id,
        seq: row.seq,
        name: row.name,
        content: row.content,
        hash: row.hash,
        words: row.words,
        createdAt: row.created_at,
      }
    : null;
}
