import type { Kysely } from "kysely";
import { type Actor, assertMay, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { completeCover } from "~/app/domain/submission/cover.js";
import type { Database } from "~/db/database.js";
import { filingOfSubmission, stands } from "~/db/filings.js";
import { openRoundOf } from "~/db/signoff.js";
import { submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { versionById } from "~/db/versions.js";
import { readDocument } from "../collab/log.js";
import type { SubmissionFile } from "../exchange/submission-file.js";
import { submissionFile } from "./submission-file.js";

export interface TextToExport {
  record: SubmissionRecord;
  file: SubmissionFile;
  /** Where the text was filed: its Word file is not written anew. */
  filingId: string | null;
}

/**
 * The text that a download holds now: what was filed, else the frozen text, else the draft as it stands at `now`.
 * Throws "not-found" and "forbidden"; reviewers may have what stands filed only.
 */
export async function textToExport(db: Kysely<Database>, actor: Actor, submissionId: string, now: Date): Promise<TextToExport> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const last = await filingOfSubmission(db, submissionId);
  const subject = { ...record.subject, filed: last !== null && stands(last) };
  const follows = may(actor, "submission.follow", subject);
  if (!follows) assertMay(actor, "submission.read-filed", subject);
  // while another text is written to take its place, the coalition has that one and the reviewers what stands filed
  const filing = follows && record.submission.state !== "filed" && record.submission.state !== "withdrawn" ? null : last;
  const versionId = filing?.versionId ?? (await openRoundOf(db, submissionId))?.versionId;
  const version = versionId ? await versionById(db, versionId) : null;
  if (version) {
    const file = submissionFile(record, version, filing?.filedAt ?? version.createdAt);
    // of a draft that is to replace what was filed the kind may be another by now
    return { record, file: filing ? { ...file, kind: filing.receipt.submission.kind } : file, filingId: filing?.id ?? null };
  }
  const { documentId, title } = record.submission;
  const content = completeCover(await readDocument(db, documentId), title, record.coalition.organisations);
  return { record, file: submissionFile(record, { content }, now), filingId: null };
}
