import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { newId } from "~/app/domain/document/document.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

/** A file that goes with a submission, without its bytes. */
export interface Annex {
  id: string;
  /** Whose minority view it is; null for an annex of all. */
  organisationId: string | null;
  title: string;
  /** Written by the coalition or one of its organisations. */
  own: boolean;
  fileName: string;
  mime: string;
  bytes: number;
  /** SHA-256 of the file. */
  hash: string;
  /** A minority view's words. */
  body: string;
  addedBy: string | null;
  addedAt: Date;
}

/** What stands with a submission, minority views after the annexes of all, each in the order in which they came. */
export async function annexesOf(db: Db, submissionId: string): Promise<Annex[]> {
  const rows = await db
    .selectFrom("annex")
    .where("submission_id", "=", submissionId)
    .where("removed_at", "is", null)
    .select(["id", "organisation_id", "title", "own", "file_name", "mime", "hash", "body", "added_by", "added_at"])
    .select(({ fn, ref }) => fn<number>("octet_length", [ref("file")]).as("bytes"))
    .orderBy(({ eb }) => eb("organisation_id", "is not", null))
    .orderBy("added_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    title: row.title,
    own: row.own,
    fileName: row.file_name,
    mime: row.mime,
    bytes: row.bytes,
    hash: row.hash,
    body: row.body,
    addedBy: row.added_by,
    addedAt: row.added_at,
  }));
}

/** The annexes of others that these submissions ever had: "submission hash" of each. */
export async function annexesOfOthers(db: Db, submissionIds: readonly string[]): Promise<Set<string>> {
  if (submissionIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("annex")
    .where("submission_id", "in", submissionIds)
    .where("own", "=", false)
    .select(["submission_id", "hash"])
    .execute();
  return new Set(rows.map((row) => `${row.submission_id} ${row.hash}`));
}

/** An annex with its bytes, also one that was taken out later: an earlier text may name it. Null where the submission has none of this id. */
export async function annexFile(
  db: Db,
  submissionId: string,
  id: string,
): Promise<{ fileName: string; mime: string; bytes: Uint8Array; hash: string } | null> {
  const row = await db
    .selectFrom("annex")
    .where("id", "=", id)
    .where("submission_id", "=", submissionId)
    .select(["file_name", "mime", "file", "hash"])
    .executeTakeFirst();
  return row ? { fileName: row.file_name, mime: row.mime, bytes: row.file, hash: row.hash } : null;
}

export interface NewAnnex {
  submissionId: string;
  organisationId?: string;
  title: string;
  own: boolean;
  fileName: string;
  mime: string;
  bytes: Uint8Array;
  body?: string;
  addedBy: string | null;
}

/** Keeps a file and returns its id and hash; the database refuses to change either afterwards. */
export async function insertAnnex(trx: Trx, annex: NewAnnex): Promise<{ id: string; hash: string }> {
  const id = newId();
  const hash = createHash("sha256").update(annex.bytes).digest("hex");
  await trx
    .insertInto("annex")
    .values({
      id,
      submission_id: annex.submissionId,
      organisation_id: annex.organisationId ?? null,
      title: annex.title,
      own: annex.own,
      file_name: annex.fileName,
      mime: annex.mime,
      file: annex.bytes,
      hash,
      body: annex.body ?? "",
      added_by: annex.addedBy,
    })
    .execute();
  return { id, hash };
}

/** Takes an annex out; its bytes stay for the texts that were signed with it. */
export async function setAnnexRemoved(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable("annex").set({ removed_at: at }).where("id", "=", id).where("removed_at", "is", null).execute();
}
