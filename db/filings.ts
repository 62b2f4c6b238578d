import type { Kysely, Transaction } from "kysely";
import type { Standing } from "~/app/domain/desk/desk.js";
import { newId } from "~/app/domain/document/document.js";
import type { SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { SealedReceipt } from "~/app/domain/submission/receipt.js";
import type { Database } from "./database.js";
import { decisionsOn } from "./desk-decisions.js";
import { type Received, receivedOfReview } from "./received.js";

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
  /** When a later filing took its place. */
  replacedAt: Date | null;
  acronym: string;
  jsNumber: number | null;
}

/** Whether the reviewers have it: neither withdrawn nor replaced. */
export const stands = ({ withdrawnAt, replacedAt }: Pick<Filing, "withdrawnAt" | "replacedAt">): boolean => !withdrawnAt && !replacedAt;

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
  package?: Uint8Array;
  acronym?: string;
  jsNumber?: number | null;
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
      package: filing.package,
      acronym: filing.acronym ?? "",
      js_number: filing.jsNumber ?? null,
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
  "replaced_at",
  "acronym",
  "js_number",
] as const;

/** Everything that was filed for a submission, the newest first, without the files. */
export async function filingsOfSubmission(db: Db, submissionId: string): Promise<Filing[]> {
  const rows = await db
    .selectFrom("filing")
    .where("submission_id", "=", submissionId)
    .select(WITHOUT_FILE)
    .orderBy("filed_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    submissionId: row.submission_id,
    versionId: row.version_id,
    filedAt: row.filed_at,
    words: row.words,
    receipt: row.receipt,
    docxHash: row.docx_hash,
    withdrawnAt: row.withdrawn_at,
    replacedAt: row.replaced_at,
    acronym: row.acronym,
    jsNumber: row.js_number,
  }));
}

/** What was filed last for a submission, standing or withdrawn; null where nothing was. */
export async function filingOfSubmission(db: Db, submissionId: string): Promise<Filing | null> {
  const filings = await filingsOfSubmission(db, submissionId);
  return filings.find((filing) => !filing.replacedAt) ?? null;
}

/** The Word file that was filed, byte for byte. */
export async function filedDocx(db: Db, filingId: string): Promise<Uint8Array | null> {
  return (await db.selectFrom("filing").where("id", "=", filingId).select("docx").executeTakeFirst())?.docx ?? null;
}

/** The package that was made at the filing; null where there is none. */
export async function filedPackage(db: Db, filingId: string): Promise<Uint8Array | null> {
  return (await db.selectFrom("filing").where("id", "=", filingId).select("package").executeTakeFirst())?.package ?? null;
}

const standingOf = (trx: Trx, submissionId: string) =>
  trx.updateTable("filing").where("submission_id", "=", submissionId).where("withdrawn_at", "is", null).where("replaced_at", "is", null);

export async function setWithdrawn(trx: Trx, submissionId: string, at: Date): Promise<void> {
  await standingOf(trx, submissionId).set({ withdrawn_at: at }).execute();
}

/** Notes that another filing takes the place of the one that stands. */
export async function setReplaced(trx: Trx, submissionId: string, at: Date): Promise<void> {
  await standingOf(trx, submissionId).set({ replaced_at: at }).execute();
}

/** The submission of a filing that was neither withdrawn nor replaced. */
export async function standingFiling(db: Db, filingId: string): Promise<{ submissionId: string } | null> {
  const row = await db
    .selectFrom("filing")
    .where("id", "=", filingId)
    .where("withdrawn_at", "is", null)
    .where("replaced_at", "is", null)
    .select("submission_id as submissionId")
    .executeTakeFirst();
  return row ?? null;
}

/** Writes what the reviewers gave; returns what the filing is of, itself where it came by mail. Null where nothing has this id. */
export async function setAcronym(
  trx: Trx,
  filingId: string,
  { acronym, jsNumber, standing }: { acronym: string; jsNumber: number | null; standing?: Standing | undefined },
): Promise<{ type: "submission" | "received"; id: string } | null> {
  const given = { acronym, js_number: jsNumber, ...(standing !== undefined && { standing }) };
  const filing = await trx.updateTable("filing").set(given).where("id", "=", filingId).returning("submission_id as id").executeTakeFirst();
  if (filing) return { type: "submission", id: filing.id };
  const received = await trx.updateTable("received").set(given).where("id", "=", filingId).returning("id").executeTakeFirst();
  return received ? { type: "received", id: received.id } : null;
}

export interface FiledSubmission {
  /** Of the filing; of a submission that came by mail, of what was received. */
  filingId: string;
  /** Whether it came by mail: then `submissionId` is the same id, and there is no submission behind it. */
  received: boolean;
  submissionId: string;
  versionId: string;
  title: string;
  kind: SubmitterKind;
  language: string;
  words: number;
  filedAt: Date;
  acronym: string;
  jsNumber: number | null;
  standing: Standing;
  /** Id of the submission that it is an attachment of; only of what came by mail. */
  attachedTo: string | null;
  /** As they stand on the receipt: the lead organisation first. */
  organisations: { id: string; name: string; acronym: string }[];
}

/**
 * What stands for a review, filed here or received by mail, in the order of arrival; what was withdrawn or replaced is left out, and what the desk declined
 * unless `declined` asks for it.
 */
export async function filedOfReview(db: Db, reviewId: string, { declined = false } = {}): Promise<FiledSubmission[]> {
  const all = [...(await standingOfReview(db, reviewId)), ...(await receivedOfReview(db, reviewId)).map(asFiled)].sort(
    (a, b) => a.filedAt.getTime() - b.filedAt.getTime(),
  );
  if (declined) return all;
  const decisions = await decisionsOn(
    db,
    all.map(({ filingId }) => filingId),
  );
  return all.filter(({ filingId }) => decisions.get(filingId)?.state !== "declined");
}

const asFiled = ({
  id,
  versionId,
  title,
  kind,
  language,
  words,
  receivedAt,
  acronym,
  jsNumber,
  standing,
  attachedTo,
  organisations,
}: Received): FiledSubmission => ({
  filingId: id,
  received: true,
  submissionId: id,
  versionId,
  title,
  kind,
  language,
  words,
  filedAt: receivedAt,
  acronym,
  jsNumber,
  standing,
  attachedTo,
  organisations: organisations.map(({ name, acronym: short }) => ({ id: "", name, acronym: short })),
});

async function standingOfReview(db: Db, reviewId: string): Promise<FiledSubmission[]> {
  const rows = await db
    .selectFrom("filing as f")
    .innerJoin("submission as s", "s.id", "f.submission_id")
    .where("s.review_id", "=", reviewId)
    .where("f.withdrawn_at", "is", null)
    .where("f.replaced_at", "is", null)
    .select(["f.id", "f.submission_id", "f.version_id", "f.words", "f.filed_at", "f.acronym", "f.js_number", "f.standing", "f.receipt"])
    .orderBy("f.filed_at")
    .orderBy("f.id")
    .execute();
  return rows.map((row) => ({
    filingId: row.id,
    received: false,
    submissionId: row.submission_id,
    versionId: row.version_id,
    // of a draft that is to replace it the kind may be another by now
    title: row.receipt.submission.title,
    kind: row.receipt.submission.kind,
    language: row.receipt.submission.language,
    words: row.words,
    filedAt: row.filed_at,
    acronym: row.acronym,
    jsNumber: row.js_number,
    standing: row.standing,
    attachedTo: null,
    organisations: row.receipt.organisations.map(({ id, name, acronym }) => ({ id, name, acronym })),
  }));
}

/** The hashes of the audit log that receipts carried away: each must still be in it. */
export async function receiptHeads(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("filing").select("receipt").execute();
  return rows.flatMap(({ receipt }) => receipt.auditHead ?? []);
}
