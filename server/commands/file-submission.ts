import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { assertFileable } from "~/app/domain/submission/filing.js";
import { type SealedReceipt, sealReceipt } from "~/app/domain/submission/receipt.js";
import { chainHead, recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filingOfSubmission, insertFiling, setReplaced } from "~/db/filings.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import { closeRound, openRoundOf, type Signature, signaturesOf, standing } from "~/db/signoff.js";
import { setSubmissionState, submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { type Version, versionById } from "~/db/versions.js";
import { hashDocument } from "../collab/log.js";
import { writeSubmissionDocx } from "../exchange/docx/write-submission.js";
import { filesOf, type PackageFiles, packageFiles, sha256, zipPackage } from "../exchange/package/write-package.js";
import type { SignHash } from "../installation-key.js";
import { filingFacts } from "../queries/filing-facts.js";
import { namesOf } from "../queries/names.js";
import { submissionFile } from "../queries/submission-file.js";
import { lockForTransition } from "./lock-for.js";
import { tellFiled } from "./tell-about-sign-off.js";

export interface FileSubmissionInput {
  submissionId: string;
  /** The server's clock when the request came in: what the deadline is held against, and the time on the receipt. */
  now: Date;
  /** Signs the receipt for the installation. */
  sign?: SignHash;
}

/**
 * Files the frozen text: before the deadline, within the limit, without a blocking finding, signed by every organisation of the coalition; otherwise throws the
 * first obstacle (`filingObstacles`). The Word file is written before the submission is locked, from the version that is judged again under the lock.
 */
export async function fileSubmission(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, now, sign }: FileSubmissionInput,
): Promise<{ documentId: string; filingId: string; receipt: SealedReceipt }> {
  const prepared = await prepareFile(db, actor, submissionId, now);
  return db.transaction().execute(async (trx) => {
    const { record, to } = await lockForTransition(trx, actor, submissionId, "file");
    const round = await openRoundOf(trx, submissionId);
    if (!round || round.versionId !== prepared.version.id) throw new Refusal("conflict");
    const signatures = standing(await signaturesOf(trx, round.id));
    const facts = await filingFacts(trx, record, prepared.version, signatures, now);
    assertFileable(facts);
    const docxHash = sha256(prepared.docx);
    const before = await filingOfSubmission(trx, submissionId);
    const filingId = newId();
    const sealed = await sealReceipt({
      schema: 2,
      filing: filingId,
      ...receiptHead(record),
      organisations: signers(
        record,
        signatures,
        await namesOf(
          trx,
          signatures.map(({ userId }) => userId),
        ),
      ),
      words: facts.words,
      limit: facts.limit,
      textHash: round.hash,
      docxHash,
      filedAt: now.toISOString(),
      filedBy: actor.name,
      auditHead: await chainHead(trx),
      files: filesOf(prepared.files),
      ...(before && { replaces: before.id }),
    });
    const receipt: SealedReceipt = sign ? { ...sealed, signature: sign(sealed.hash) } : sealed;
    await setReplaced(trx, submissionId, now);
    await insertFiling(trx, {
      id: filingId,
      submissionId,
      roundId: round.id,
      versionId: round.versionId,
      filedBy: actor.userId,
      filedAt: now,
      words: facts.words,
      receipt,
      docx: prepared.docx,
      docxHash,
      package: zipPackage(prepared.files, receipt),
      // how the reviewers cite it does not change with the text
      acronym: before?.acronym,
      jsNumber: before?.jsNumber,
    });
    await closeRound(trx, round.id, "filed", now);
    await setSubmissionState(trx, submissionId, to);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.filed",
      subjectType: "submission",
      subjectId: submissionId,
      data: { filingId, roundId: round.id, textHash: round.hash, docxHash, receiptHash: receipt.hash, words: facts.words },
    });
    await tellFiled(trx, record, now);
    return { documentId: record.submission.documentId, filingId, receipt };
  });
}

/** The frozen version and its Word file; the version is proven to be what its hash says. */
async function prepareFile(
  db: Kysely<Database>,
  actor: Actor,
  submissionId: string,
  now: Date,
): Promise<{ version: Version; docx: Uint8Array; files: PackageFiles }> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  if (!may(actor, "submission.file", { ...record.subject, state: "sign-off" })) throw new Refusal("forbidden");
  const round = await openRoundOf(db, submissionId);
  const version = round && (await versionById(db, round.versionId));
  if (!version) throw new Refusal("wrong-state", { state: record.submission.state });
  if (hashDocument(version.content) !== version.hash) throw new Refusal("text-changed");
  const file = submissionFile(record, version, now);
  const docx = await writeSubmissionDocx(file);
  return { version, docx, files: await packageFiles(file, docx, await recommendationsOfReview(db, record.review.id)) };
}

function receiptHead({ submission, review, coalition }: SubmissionRecord) {
  const { id, title, kind, language } = submission;
  const { stateCode, stateName, session, cycle, deadline } = review;
  return {
    submission: { id, title, kind, language },
    review: { id: review.id, stateCode, stateName, session, cycle, deadline: deadline.toISOString() },
    coalition: { id: coalition.id, name: coalition.name },
  };
}

const signers = (
  { coalition }: SubmissionRecord,
  signatures: readonly Signature[],
  names: ReadonlyMap<string, string>,
): SealedReceipt["organisations"] =>
  coalition.organisations.flatMap(({ id, name, acronym }) => {
    const signature = signatures.find((one) => one.organisationId === id);
    return signature
      ? [
          {
            id,
            name,
            acronym,
            signatory: signature.name,
            function: signature.function,
            signedAt: signature.at.toISOString(),
            account: { id: signature.userId, name: names.get(signature.userId) ?? "" },
          },
        ]
      : [];
  });
