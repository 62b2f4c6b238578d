import type { Kysely } from "kysely";
import type { AnnexView } from "./annexes.js";
import type { Difference } from "~/app/domain/document/difference.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { lengthOf } from "~/app/domain/submission/length.js";
import { endorserById } from "~/db/endorsers.js";
import type { Database } from "~/db/database.js";
import { filingsOfSubmission } from "~/db/filings.js";
import { roundsOf, signaturesOf } from "~/db/signoff.js";
import { submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { versionById } from "~/db/versions.js";
import { assertBearer, type OpenedLink, openLink } from "../commands/decide-by-link.js";
import { annexViews } from "./annexes.js";
import { namesOf } from "./names.js";
import { sinceRoundBefore } from "./since-round.js";

interface Answered {
  decision: "signed" | "refused" | "endorsed" | "declined";
  at: string;
  voidedAt: string | null;
  /** Who answered, as they wrote themselves, and the hash of the text: what to hold against the receipt. */
  name: string;
  function: string;
  hash: string;
  /** When the text was filed and withdrawn, where it was. */
  filedAt: string | null;
  withdrawnAt: string | null;
}

export interface SigningPage {
  asks: "sign" | "endorse";
  /** In whose name the answer is given. */
  organisation: string;
  title: string;
  language: string;
  coalition: string;
  organisations: string[];
  review: { stateName: string; session: number; deadline: string };
  /** Who made the link. */
  madeBy: string;
  expiresAt: string;
  /** What was answered already, when, and since when that is void: then the link opens no text any more. */
  answered: Answered | null;
  text: {
    document: StructuredDocument;
    words: number;
    limit: number;
    hash: string;
    frozenAt: string;
    annexes: AnnexView[];
    /** For who signs: what changed since the round before. */
    since: Difference | null;
  } | null;
}

/** What whoever holds a link without an account reads and answers; opening it changes nothing. Throws "link-unknown" and "link-reopened". */
export async function signingPage(db: Kysely<Database>, token: string, now = new Date()): Promise<SigningPage> {
  const opened = await openLink(db, token, now);
  const { link, bearer } = opened;
  const record = await submissionById(db, link.submissionId);
  const organisation = record && (await bearerName(db, record, opened));
  if (!record || organisation === null) throw new Refusal("link-unknown");
  const { submission, coalition, review } = record;
  return {
    asks: "organisationId" in bearer.bears ? "sign" : "endorse",
    organisation,
    title: submission.title,
    language: submission.language,
    coalition: coalition.name,
    organisations: coalition.organisations.map(({ name }) => name),
    review: { stateName: review.stateName, session: review.session, deadline: review.deadline.toISOString() },
    madeBy: (await namesOf(db, [link.madeBy])).get(link.madeBy) ?? "",
    expiresAt: link.expiresAt.toISOString(),
    answered: link.usedAt ? { ...(await decisionBy(db, opened)), ...(await filedWith(db, opened)), at: link.usedAt.toISOString() } : null,
    text: link.usedAt ? null : await frozenText(db, record, opened),
  };
}

async function bearerName(db: Kysely<Database>, { submission, coalition }: SubmissionRecord, { bearer: { bears } }: OpenedLink) {
  if ("endorserId" in bears) return (await endorserById(db, submission.id, bears.endorserId))?.name ?? null;
  return coalition.organisations.find(({ id }) => id === bears.organisationId)?.name ?? null;
}

async function decisionBy(db: Kysely<Database>, { link }: OpenedLink): Promise<Omit<Answered, "at" | "filedAt" | "withdrawnAt">> {
  if ("endorserId" in link.bears) {
    const endorser = await endorserById(db, link.submissionId, link.bears.endorserId);
    const { signatory: name = "", function: role = "", hash = "" } = endorser ?? {};
    return { decision: endorser?.state === "declined" ? "declined" : "endorsed", voidedAt: null, name, function: role, hash };
  }
  const signature = (await signaturesOf(db, link.roundId)).find(({ linkId }) => linkId === link.id);
  const { name = "", function: role = "", hash = "", voidedAt } = signature ?? {};
  return { decision: signature?.decision ?? "refused", voidedAt: voidedAt?.toISOString() ?? null, name, function: role, hash };
}

async function filedWith(db: Kysely<Database>, { link }: OpenedLink): Promise<Pick<Answered, "filedAt" | "withdrawnAt">> {
  const round = (await roundsOf(db, link.submissionId)).find(({ id }) => id === link.roundId);
  const filing = (await filingsOfSubmission(db, link.submissionId)).find(({ versionId }) => versionId === round?.versionId);
  return { filedAt: filing?.filedAt.toISOString() ?? null, withdrawnAt: filing?.withdrawnAt?.toISOString() ?? null };
}

async function frozenText(db: Kysely<Database>, record: SubmissionRecord, opened: OpenedLink): Promise<NonNullable<SigningPage["text"]>> {
  assertBearer(opened, "round.read");
  const round = (await roundsOf(db, record.submission.id)).find(({ id }) => id === opened.link.roundId);
  const version = round && (await versionById(db, round.versionId));
  if (!version) throw new Refusal("link-unknown");
  const { used, limit } = lengthOf(version.content, record.review.guidelines, record.submission.kind);
  return {
    document: version.content,
    words: used,
    limit,
    hash: round.hash,
    frozenAt: round.openedAt.toISOString(),
    annexes: await annexViews(db, record),
    since: "organisationId" in opened.bearer.bears ? await sinceRoundBefore(db, record.submission.id, version.content) : null,
  };
}
