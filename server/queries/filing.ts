import type { Kysely } from "kysely";
import { type Actor, assertMay, may, type SubmissionState } from "~/app/domain/access/may.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { receiptHolds, type SealedReceipt } from "~/app/domain/submission/receipt.js";
import type { Database } from "~/db/database.js";
import { type Filing, filedDocx, filingOfSubmission, filingsOfSubmission, stands } from "~/db/filings.js";
import { submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { versionById } from "~/db/versions.js";
import { hashDocument } from "../collab/log.js";
import { sha256 } from "../sha256.js";

interface Filed {
  record: SubmissionRecord;
  filing: Filing;
}

/** What was filed, for somebody who may read it. Throws "not-found" where nothing was filed, "forbidden". */
async function filed(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<Filed> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const filing = await filingOfSubmission(db, submissionId);
  assertMay(actor, "submission.read-filed", { ...record.subject, filed: filing !== null && stands(filing) });
  if (!filing) throw new Refusal("not-found");
  return { record, filing };
}

export interface ReceiptView {
  submission: { id: string; title: string; state: SubmissionState };
  receipt: SealedReceipt;
  /** Receipt, text and Word file were computed again and are what the receipt says. */
  holds: boolean;
  withdrawnAt: string | null;
  citation: { acronym: string; jsNumber: number | null };
  /** Of the review, as it is now: it may have been moved since the receipt was made. */
  deadline: string;
  mayWithdraw: boolean;
  mayReplace: boolean;
  deadlinePassed: boolean;
  /** Another text is being written to take its place. */
  beingReplaced: boolean;
  hasPackage: boolean;
  /** What was filed before and replaced, the newest first. */
  earlier: { id: string; filedAt: string; replacedAt: string; textHash: string }[];
  /** For people of the coalition: the way back to it. */
  coalition: { id: string; name: string } | null;
  reviewId: string;
}

/** The receipt of a filed or withdrawn submission, proven anew. */
export async function receiptView(db: Kysely<Database>, actor: Actor, submissionId: string, now: Date): Promise<ReceiptView> {
  const { record, filing } = await filed(db, actor, submissionId);
  const { submission, coalition, review, subject } = record;
  const member = record.places.some((place) => place.userId === actor.userId);
  return {
    submission: { id: submission.id, title: submission.title, state: submission.state },
    receipt: filing.receipt,
    holds: await provesItself(db, filing),
    withdrawnAt: filing.withdrawnAt?.toISOString() ?? null,
    citation: { acronym: filing.acronym, jsNumber: filing.jsNumber },
    deadline: review.deadline.toISOString(),
    mayWithdraw: may(actor, "submission.withdraw", subject),
    mayReplace: may(actor, "submission.replace", subject),
    deadlinePassed: now > review.deadline,
    beingReplaced: member && stands(filing) && submission.state !== "filed",
    hasPackage: filing.receipt.files !== undefined,
    earlier: member ? await earlierOf(db, submissionId) : [],
    coalition: member ? { id: coalition.id, name: coalition.name } : null,
    reviewId: review.id,
  };
}

async function earlierOf(db: Kysely<Database>, submissionId: string): Promise<ReceiptView["earlier"]> {
  return (await filingsOfSubmission(db, submissionId)).flatMap(({ id, filedAt, replacedAt, receipt }) =>
    replacedAt ? [{ id, filedAt: filedAt.toISOString(), replacedAt: replacedAt.toISOString(), textHash: receipt.textHash }] : [],
  );
}

async function provesItself(db: Kysely<Database>, filing: Filing): Promise<boolean> {
  const version = await versionById(db, filing.versionId);
  const docx = await filedDocx(db, filing.id);
  return (
    (await receiptHolds(filing.receipt)) &&
    version !== null &&
    hashDocument(version.content) === filing.receipt.textHash &&
    docx !== null &&
    sha256(docx) === filing.receipt.docxHash
  );
}

export interface FiledTextView {
  submission: { id: string; title: string; state: SubmissionState; language: string };
  document: StructuredDocument;
  filedAt: string;
  hash: string;
}

/** The text exactly as it was filed. */
export async function filedText(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<FiledTextView> {
  const { record, filing } = await filed(db, actor, submissionId);
  const version = await versionById(db, filing.versionId);
  if (!version) throw new Refusal("not-found");
  const { id, title, state, language } = record.submission;
  return {
    submission: { id, title, state, language },
    document: version.content,
    filedAt: filing.filedAt.toISOString(),
    hash: version.hash,
  };
}
