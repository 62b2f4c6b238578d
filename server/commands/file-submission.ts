import { isDeepStrictEqual } from "node:util";
import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { type Cover, type CoverOrganisation, newId } from "~/app/domain/document/document.js";
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
import { signingLinkById } from "~/db/signing-links.js";
import { writeSubmissionDocx } from "../exchange/docx/write-submission.js";
import { filesOf, type PackageFiles, packageFiles, zipPackage } from "../exchange/package/write-package.js";
import type { SignHash } from "../installation-key.js";
import { sha256 } from "../sha256.js";
import { filingFacts } from "../queries/filing-facts.js";
import { type Accompaniments, accompaniments, annexFiles } from "../queries/accompaniments.js";
import { namesOf } from "../queries/names.js";
import { pointsOfReview } from "../queries/points.js";
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
    // a minority view or an endorsement that came meanwhile goes along, or the filing begins anew
    const beside = await accompaniments(trx, submissionId, round.hash);
    if (!isDeepStrictEqual(beside, prepared.beside)) throw new Refusal("conflict");
    const docxHash = sha256(prepared.docx);
    const before = await filingOfSubmission(trx, submissionId);
    const filingId = newId();
    const named = namesOnCover(record, prepared.version.content.cover);
    const sealed = await sealReceipt({
      schema: 2,
      filing: filingId,
      ...receiptHead(record),
      organisations: signers(
        named,
        signatures,
        await namesOf(
          trx,
          signatures.flatMap(({ userId }) => userId ?? []),
        ),
        await linksOf(trx, signatures),
      ),
      words: facts.words,
      limit: facts.limit,
      textHash: round.hash,
      docxHash,
      filedAt: now.toISOString(),
      filedBy: actor.name,
      auditHead: await chainHead(trx),
      files: filesOf(prepared.files),
      ...(beside.annexes.length > 0 && { annexes: beside.annexes.map((annex) => annexOnReceipt(named, annex)) }),
      ...(beside.endorsers.length > 0 && { endorsers: beside.endorsers.length }),
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
    await tellFiled(trx, record, round.id, now);
    return { documentId: record.submission.documentId, filingId, receipt };
  });
}

/** The frozen version and its Word file; the version is proven to be what its hash says. */
async function prepareFile(
  db: Kysely<Database>,
  actor: Actor,
  submissionId: string,
  now: Date,
): Promise<{ version: Version; docx: Uint8Array; files: PackageFiles; beside: Accompaniments }> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.file", { ...record.subject, state: "sign-off" });
  const round = await openRoundOf(db, submissionId);
  const version = round && (await versionById(db, round.versionId));
  if (!version) throw new Refusal("wrong-state", { state: record.submission.state });
  if (hashDocument(version.content) !== version.hash) throw new Refusal("text-changed");
  const file = submissionFile(record, version, now);
  const docx = await writeSubmissionDocx(file);
  const beside = await accompaniments(db, submissionId, version.hash);
  const signed = (version.content.annexes ?? []).map(({ sha256: hash }) => hash);
  const stored = beside.annexes.flatMap(({ organisationId, hash }) => (organisationId === null ? hash : []));
  if (!isDeepStrictEqual(signed, stored)) throw new Refusal("text-changed");
  const files = await packageFiles(file, docx, await recommendationsOfReview(db, record.review.id), {
    annexes: await annexFiles(db, submissionId, beside),
    endorsers: beside.endorsers,
    sources: await pointsOfReview(db, record.review.id),
  });
  return { version, docx, files, beside };
}

/** By their ids, the names that the frozen cover bears: an organisation may have been renamed since. While a text is frozen the coalition's order stays. */
type NamesOnCover = ReadonlyMap<string, Pick<CoverOrganisation, "name" | "acronym">>;
const namesOnCover = ({ coalition }: SubmissionRecord, cover: Cover): NamesOnCover =>
  new Map(coalition.organisations.map((organisation, index) => [organisation.id, cover.organisations[index] ?? organisation]));

const annexOnReceipt = (named: NamesOnCover, { title, path, hash, organisationId }: Accompaniments["annexes"][number]) => ({
  title,
  file: path,
  sha256: hash,
  ...(organisationId !== null && { organisation: named.get(organisationId)?.name ?? title }),
});

type LinksOnReceipt = ReadonlyMap<string, NonNullable<SealedReceipt["organisations"][number]["link"]>>;

/** By which links it was signed, and who had made them. */
async function linksOf(db: Kysely<Database>, signatures: readonly Signature[]): Promise<LinksOnReceipt> {
  const found = new Map<string, NonNullable<SealedReceipt["organisations"][number]["link"]>>();
  for (const { linkId } of signatures) {
    const link = linkId && (await signingLinkById(db, linkId));
    if (!link) continue;
    const madeBy = (await namesOf(db, [link.madeBy])).get(link.madeBy) ?? "";
    found.set(link.id, { id: link.id, madeBy, sent: link.address ? "mail" : "by hand" });
  }
  return found;
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

/** Who signed, in the cover's order. */
const signers = (
  named: NamesOnCover,
  signatures: readonly Signature[],
  names: ReadonlyMap<string, string>,
  links: LinksOnReceipt,
): SealedReceipt["organisations"] =>
  [...named].flatMap(([id, { name, acronym }]) => {
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
            ...(signature.userId !== null && { account: { id: signature.userId, name: names.get(signature.userId) ?? "" } }),
            ...(signature.linkId !== null && { link: links.get(signature.linkId) }),
          },
        ]
      : [];
  });
