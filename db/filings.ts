import type { Kysely, Transaction } from "kysely";
import { newId } from "~/app/domain/document/document.js";
import type { SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { SealedReceipt } from "~/app/domain/submission/receipt.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

export interface Filing {
  id: string;
  submissionId: string;
  versionId: string;
  filedAt: Date;
  /** Words that the limit counted. */
  words: number;
  receipt: SealedReceipt;
  docxHash: string;
  withdrawnAt: Date | null;
  acronym: string;
  jsNumber: number | null;
}

export interface NewFiling {
  id?: string;
  submissionId: string;
  roundId: string;
  versionId: string;
  filedBy: string;
  filedAt: Date;
  words: number;
  receipt: SealedReceipt;
  docx: Uint8Array;
  docxHash: string;
}

/** Stores what was filed and returns its id. */
export async function insertFiling(trx: Trx, filing: NewFiling): Promise<string> {
  const id = filing.id ?? newId();
  await trx
    .insertInto("filing")
    .values({
      id,
      submission_id: filing.submissionId,
      round_id: filing.roundId,
      version_id: filing.versionId,
      filed_by: filing.filedBy,
      filed_at: filing.filedAt,
      words: filing.words,
      receipt: JSON.stringify(filing.receipt),
      docx: filing.docx,
      docx_hash: filing.docxHash,
    })
    .execute();
  return id;
}

const WITHOUT_FILE = [
  "id",
  "submission_id",
  "version_id",
  "filed_at",
  "words",
  "receipt",
  "docx_hash",
  "withdrawn_at",
  "acronym",
  "js_number",
] as const;

/** What was filed for a submission, without the Word file; null where nothing was. */
export async function filingOfSubmission(db: Db, submissionId: string): Promise<Filing | null> {
  const row = await db.selectFrom("filing").where("submission_id", "=", submissionId).select(WITHOUT_FILE).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    submissionId: row.submission_id,
    versionId: row.version_id,
    filedAt: row.filed_at,
    words: row.words,
    receipt: row.receipt,
    docxHash: row.docx_hash,
    withdrawnAt: row.withdrawn_at,
    acronym: row.acronym,
    jsNumber: row.js_number,
  };
}

/** The Word file that was filed, byte for byte. */
export async function filedDocx(db: Db, filingId: string): Promise<Uint8Array | null> {
  return (await db.selectFrom("filing").where("id", "=", filingId).select("docx").executeTakeFirst())?.docx ?? null;
}

export async function setWithdrawn(trx: Trx, submissionId: string, at: Date): Promise<void> {
  await trx.updateTable("filing").set({ withdrawn_at: at }).where("submission_id", "=", submissionId).execute();
}

/** Writes what the reviewers gave; returns the filing's submission and review, null where there is no filing with this id. */
export async function setAcronym(
  trx: Trx,
  filingId: string,
  acronym: string,
  jsNumber: number | null,
): Promise<{ submissionId: string } | null> {
  const row = await trx
    .updateTable("filing")
    .set({ acronym, js_number: jsNumber })
    .where("id", "=", filingId)
    .returning("submission_id")
    .executeTakeFirst();
  return row ? { submissionId: row.submission_id } : null;
}

export interface FiledSubmission {
  filingId: string;
  submissionId: string;
  versionId: string;
  title: string;
  kind: SubmitterKind;
  language: string;
  words: number;
  filedAt: Date;
  acronym: string;
  jsNumber: number | null;
  /** As they stand on the receipt: the lead organisation first. */
  organisations: { id: string; name: string; acronym: string }[];
}

/** What stands filed for a review, in the order of filing; withdrawn submissions are left out. */
export async function filedOfReview(db: Db, reviewId: string): Promise<FiledSubmission[]> {
  const rows = await db
    .selectFrom("filing as f")
    .innerJoin("submission as s", "s.id", "f.submission_id")
    .where("s.review_id", "=", reviewId)
    .where("s.state", "=", "filed")
    .select(["f.id", "f.submission_id", "f.version_id", "f.words", "f.filed_at", "f.acronym", "f.js_number", "f.receipt"])
    .select(["s.title", "s.kind", "s.language"])
    .orderBy("f.filed_at")
    .orderBy("f.id")
    .execute();
  return rows.map((row) => ({
    filingId: row.id,
    submissionId: row.submission_id,
    versionId: row.version_id,
    title: row.title,
    kind: row.kind,
    language: row.language,
    words: row.words,
    filedAt: row.filed_at,
    acronym: row.acronym,
    jsNumber: row.js_number,
    organisations: row.receipt.organisations.map(({ id, name, acronym }) => ({ id, name, acronym })),
  }));
}

/** The hashes of the audit log that receipts carried away: each must still be in it. */
export async function receiptHeads(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("filing").select("receipt").execute();
  return rows.flatMap(({ receipt }) => receipt.auditHead ?? []);
}
