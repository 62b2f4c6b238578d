import type { Kysely } from "kysely";
import { type Actor, assertMay, type LinkBearer, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { annexFile, annexesOf } from "~/db/annexes.js";
import type { Database } from "~/db/database.js";
import { filingOfSubmission, stands } from "~/db/filings.js";
import { type SigningLink } from "~/db/signing-links.js";
import { submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { submissionHead, type SubmissionHead } from "./submission-head.js";

export interface AnnexView {
  id: string;
  title: string;
  fileName: string;
  bytes: number;
  hash: string;
  own: boolean;
  addedAt: string;
  /** Whose minority view it is, and its words; null for an annex of all. */
  organisation: string | null;
  organisationId: string | null;
  body: string;
}

/** The annexes and minority views that stand with a submission, for pages whose right was judged already. */
export async function annexViews(db: Kysely<Database>, { submission, coalition }: SubmissionRecord): Promise<AnnexView[]> {
  return (await annexesOf(db, submission.id)).map(({ id, title, fileName, bytes, hash, own, addedAt, organisationId, body }) => ({
    id,
    title,
    fileName,
    bytes,
    hash,
    own,
    addedAt: addedAt.toISOString(),
    organisationId,
    organisation: organisationId === null ? null : (coalition.organisations.find((one) => one.id === organisationId)?.name ?? title),
    body,
  }));
}

export interface AnnexesPage extends SubmissionHead {
  annexes: AnnexView[];
  mayChange: boolean;
}

/** The page of a submission's annexes. Throws "not-found" and "forbidden". */
export async function annexesPage(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<AnnexesPage> {
  const head = await submissionHead(db, actor, submissionId);
  const record = (await submissionById(db, submissionId))!;
  return { ...head, annexes: await annexViews(db, record), mayChange: may(actor, "submission.annex", record.subject) };
}

export type AnnexDownload = NonNullable<Awaited<ReturnType<typeof annexFile>>>;

/** An annex's file, for whoever may read the text that it goes with. Throws "not-found" and "forbidden". */
export async function annexDownload(db: Kysely<Database>, actor: Actor, submissionId: string, annexId: string): Promise<AnnexDownload> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const filing = await filingOfSubmission(db, submissionId);
  const subject = { ...record.subject, filed: filing !== null && stands(filing) };
  if (!may(actor, "submission.read", subject)) assertMay(actor, "submission.read-filed", subject);
  // reviewers have what was filed; what was taken out of a draft is the coalition's
  const filed = filing?.receipt.annexes?.map(({ sha256 }) => sha256) ?? [];
  const annex = await annexFile(db, submissionId, annexId);
  if (!annex || (!may(actor, "submission.follow", subject) && !filed.includes(annex.hash))) throw new Refusal("not-found");
  return annex;
}

/** The same for whoever holds a link to the frozen text: only what stands with it. */
export async function annexByLink(db: Kysely<Database>, bearer: LinkBearer, link: SigningLink, annexId: string): Promise<AnnexDownload> {
  if (!may(bearer, "round.read", { type: "round", id: link.roundId, open: link.open })) throw new Refusal("forbidden");
  const standing = (await annexesOf(db, link.submissionId)).some(({ id }) => id === annexId);
  const annex = standing ? await annexFile(db, link.submissionId, annexId) : null;
  if (!annex) throw new Refusal("not-found");
  return annex;
}
