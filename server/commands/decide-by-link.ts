import type { Kysely } from "kysely";
import { z } from "zod";
import { type Action, type LinkBearer, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { accessLink, spendAccessLinks } from "~/db/access-links.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { endorserById, setAnswer } from "~/db/endorsers.js";
import { type SigningLink, signingLinkById, spendSigningLink } from "~/db/signing-links.js";
import { openRoundOf } from "~/db/signoff.js";
import { lockSubmission, submissionById, type SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";
import { signatoryPrint } from "../queries/evidence-standing.js";
import { storeDecision } from "./decide-on-version.js";
import { storeMinorityView } from "./record-minority-view.js";

const given = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1).max(200),
  function: z.string().trim().min(1).max(200),
});
const read = z.literal("yes", "signoff.sign-read-required");

/** What the forms behind a link send, by their intent. */
export const linkSchemas = {
  sign: given.extend({ read, view: z.string().trim().max(20_000).default("") }),
  refuse: given.extend({ reason: z.string().trim().min(1).max(2000) }),
  endorse: given.extend({ read, later: z.literal("yes").optional() }),
  decline: given.pick({ hash: true }),
};
export type LinkDecision = {
  [Intent in keyof typeof linkSchemas]: { intent: Intent } & z.output<(typeof linkSchemas)[Intent]>;
}[keyof typeof linkSchemas];

export interface OpenedLink {
  link: SigningLink;
  bearer: LinkBearer;
}

/**
 * Whoever holds this link. Throws "link-unknown" for what is no link, was taken back or has expired, and "link-reopened" where the text does not lie for signature
 * any more. A used one comes back all the same: its page says what was decided.
 */
export async function openLink(db: Kysely<Database> | Trx, token: string, now = new Date()): Promise<OpenedLink> {
  const access = await accessLink(db, "sign", token);
  const link = access && (await signingLinkById(db, access.subjectId));
  if (!access || !link || link.revokedAt) throw new Refusal("link-unknown");
  if (!link.usedAt && link.expiresAt <= now) throw new Refusal("link-unknown");
  if (!link.usedAt && !link.open) throw new Refusal("link-reopened");
  return { link, bearer: { linkId: link.id, roundId: link.roundId, bears: link.bears } };
}

/** Throws unless the link gives this right on its text now. */
export function assertBearer({ link, bearer }: OpenedLink, action: Action): void {
  if (link.usedAt) throw new Refusal("link-unknown");
  if (!may(bearer, action, { type: "round", id: link.roundId, open: link.open })) throw new Refusal("forbidden");
}

/**
 * Signs the frozen text or sends it back for an organisation without an account, or endorses it or declines to; the link is spent with it. Returns the document,
 * whose rooms are to be told. Refuses "text-changed" when another text is frozen now, "link-unknown" for the same link a second time.
 */
export async function decideByLink(
  db: Kysely<Database>,
  { token, now = new Date(), ...decision }: LinkDecision & { token: string; now?: Date },
): Promise<{ documentId: string }> {
  return db.transaction().execute(async (trx) => {
    const { link: before } = await openLink(trx, token, now);
    await lockSubmission(trx, before.submissionId);
    // read again under the lock: somebody may have used or revoked it, or reopened the text
    const opened = await openLink(trx, token, now);
    const record = await submissionById(trx, before.submissionId);
    if (!record) throw new Refusal("link-unknown");
    await spendSigningLink(trx, opened.link, now);
    await spendAccessLinks(trx, "sign", opened.link.id, now);
    if ("organisationId" in opened.bearer.bears) await decideForOrganisation(trx, record, opened, opened.bearer.bears, decision);
    else await answerForEndorser(trx, record, opened, opened.bearer.bears, decision, now);
    return { documentId: record.submission.documentId };
  });
}

async function decideForOrganisation(
  trx: Trx,
  record: SubmissionRecord,
  opened: OpenedLink,
  { organisationId }: { organisationId: string },
  decision: LinkDecision,
): Promise<void> {
  assertBearer(opened, "round.sign");
  if (decision.intent !== "sign" && decision.intent !== "refuse") throw new Refusal("forbidden");
  const by = { linkId: opened.link.id };
  const what = { ...decision, organisationId };
  if (decision.intent === "refuse") {
    await storeDecision(trx, record, by, what, "refused", decision.reason);
    return;
  }
  if (decision.view) await storeMinorityView(trx, record, { organisationId, text: decision.view, by: null });
  await storeDecision(trx, record, by, what, "signed", "");
}

async function answerForEndorser(
  trx: Trx,
  { submission }: SubmissionRecord,
  opened: OpenedLink,
  { endorserId }: { endorserId: string },
  decision: LinkDecision,
  at: Date,
): Promise<void> {
  assertBearer(opened, "round.endorse");
  if (decision.intent !== "endorse" && decision.intent !== "decline") throw new Refusal("forbidden");
  const { hash } = decision;
  if ((await openRoundOf(trx, submission.id))?.hash !== hash) throw new Refusal("text-changed");
  if (!(await endorserById(trx, submission.id, endorserId))) throw new Refusal("link-unknown");
  const answer =
    decision.intent === "endorse"
      ? { state: "endorsed" as const, signatory: decision.name, function: decision.function, laterToo: decision.later === "yes" }
      : { state: "declined" as const, signatory: "", function: "", laterToo: false };
  await setAnswer(trx, endorserId, { ...answer, source: "", hash }, at);
  await recordEvent(trx, {
    actorId: null,
    action: decision.intent === "endorse" ? "submission.endorsed" : "submission.endorsement-declined",
    subjectType: "submission",
    subjectId: submission.id,
    data: {
      endorserId,
      linkId: opened.link.id,
      hash,
      laterToo: answer.laterToo,
      signatory: signatoryPrint({ name: answer.signatory, function: answer.function }),
    },
  });
}
