import type { Kysely, Transaction } from "kysely";
import { newId, type StructuredDocument } from "~/app/domain/document/document.js";
import { thinned, type VersionKind } from "~/app/domain/document/thinning.js";
import type { WordCount } from "~/app/domain/document/words.js";
import type { Database } from "./database.js";

/** A text as it stood once; never changed. `hash` is the SHA-256 of the canonical JSON of `content`. */
export interface Version {
  id: string;
  documentId: string;
  seq: number;
  name: string;
  kind: VersionKind;
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
  kind: VersionKind;
  /** Who kept it; null where it was kept by itself. */
  createdBy: string | null;
}

/** The people who wrote in the document after one sequence number and up to another. */
async function writersBetween(trx: Transaction<Database>, documentId: string, after: number, upTo: number): Promise<string[]> {
  const rows = await trx
    .selectFrom("document_update")
    .where("document_id", "=", documentId)
    .where("seq", ">", after)
    .where("seq", "<=", upTo)
    .where("user_id", "is not", null)
    .select("user_id")
    .distinct()
    .execute();
  return rows.map((row) => row.user_id!);
}

/** Stores a version, with those who wrote since the one before, and returns its id. */
export async function insertVersion(trx: Transaction<Database>, version: NewVersion): Promise<string> {
  const id = newId();
  const last = await lastVersionOf(trx, version.documentId);
  const writers = await writersBetween(trx, version.documentId, last?.seq ?? 0, version.seq);
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
      kind: version.kind,
      writers,
      created_by: version.createdBy,
    })
    .execute();
  return id;
}

export interface VersionEntry {
  id: string;
  seq: number;
  name: string;
  kind: VersionKind;
  hash: string;
  words: WordCount;
  /** User ids. */
  writers: string[];
  createdBy: string | null;
  createdAt: Date;
}

const entries = (db: Kysely<Database>, documentId: string) =>
  db
    .selectFrom("version")
    .where("document_id", "=", documentId)
    .select(["id", "seq", "name", "kind", "hash", "words", "writers", "created_by as createdBy", "created_at as createdAt"])
    .orderBy("created_at", "desc")
    .orderBy("id");

/** All versions of a document without their texts, the newest first. */
export const versionsOf = (db: Kysely<Database>, documentId: string): Promise<VersionEntry[]> => entries(db, documentId).execute();

export const lastVersionOf = (db: Kysely<Database>, documentId: string): Promise<VersionEntry | undefined> =>
  entries(db, documentId).limit(1).executeTakeFirst();

/** Names a version; from then on it is kept. */
export async function nameVersion(trx: Transaction<Database>, id: string, name: string): Promise<void> {
  await trx
    .updateTable("version")
    .set((eb) => ({
      name,
      kind: eb
        .case()
        .when("kind", "=", "sign-off")
        .then("sign-off" as const)
        .else("named" as const)
        .end(),
    }))
    .where("id", "=", id)
    .execute();
}

/** Deletes those versions that were kept by themselves and are not worth their room any more. */
export async function thinVersions(trx: Transaction<Database>, documentId: string, now: Date): Promise<void> {
  const gone = thinned(await versionsOf(trx, documentId), now);
  if (gone.length > 0) await trx.deleteFrom("version").where("id", "in", gone).execute();
}

/** The version, or null where there is none with this id. */
export async function versionById(db: Kysely<Database>, id: string): Promise<Version | null> {
  const row = await db
    .selectFrom("version")
    .where("id", "=", id)
    .select(["id", "document_id", "seq", "name", "kind", "content", "hash", "words", "created_at"])
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        documentId: row.document_id,
        seq: row.seq,
        name: row.name,
        kind: row.kind,
        content: row.content,
        hash: row.hash,
        words: row.words,
        createdAt: row.created_at,
      }
    : null;
}

/** The texts of several versions, by their ids. */
export async function contentsOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, StructuredDocument>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("version").where("id", "in", ids).select(["id", "content"]).execute();
  return new Map(rows.map(({ id, content }) => [id, content]));
}
