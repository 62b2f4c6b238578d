import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor, LinkBearer } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { linkExpiry } from "~/app/domain/submission/link-expiry.js";
import { makeAccessLink } from "~/db/access-links.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { endorserById } from "~/db/endorsers.js";
import { guestsOf, insertSigningLinks, revokeSigningLinks } from "~/db/signing-links.js";
import { openRoundOf, type SignOffRound } from "~/db/signoff.js";
import type { SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";
import { lockFor } from "./lock-for.js";

export const signingLinkSchema = z.union([z.object({ organisationId: z.string().min(1) }), z.object({ endorserId: z.string().min(1) })]);
export interface SigningLinkInput {
  submissionId: string;
  bears: LinkBearer["bears"];
  /** The clock that the deadline is held against. */
  now?: Date;
}

/**
 * Makes a link to the frozen text for an organisation without an account, or for an endorser, and returns its token, which is not kept: a lead hands it over.
 * Links made before for them stop working. Refuses "organisation-has-people" for an organisation whose own people sign.
 */
export async function makeSigningLink(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, bears, now = new Date() }: SigningLinkInput,
): Promise<{ token: string; expiresAt: Date; organisation: string }> {
  return db.transaction().execute(async (trx) => {
    const { record, round, organisation } = await lockAsked(trx, actor, submissionId, bears);
    await revokeSigningLinks(trx, round.id, bears, now);
    const expiresAt = linkExpiry(now, record.review.deadline);
    const [id] = await insertSigningLinks(trx, [{ roundId: round.id, bears, address: "", madeBy: actor.userId, expiresAt }]);
    const token = await makeAccessLink(trx, { purpose: "sign", subjectId: id!, expiresAt });
    await noteLink(trx, actor, submissionId, "submission.link-made", { roundId: round.id, linkId: id, ...bears });
    return { token, expiresAt, organisation };
  });
}

/** Takes back every link of an organisation or endorser to the frozen text. */
export async function revokeSigningLink(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, bears, now = new Date() }: SigningLinkInput,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { round } = await lockAsked(trx, actor, submissionId, bears);
    const revoked = await revokeSigningLinks(trx, round.id, bears, now);
    if (revoked > 0) await noteLink(trx, actor, submissionId, "submission.link-revoked", { roundId: round.id, ...bears });
  });
}

async function lockAsked(
  trx: Trx,
  actor: Actor,
  submissionId: string,
  bears: LinkBearer["bears"],
): Promise<{ record: SubmissionRecord; round: SignOffRound; organisation: string }> {
  const record = await lockFor(trx, actor, submissionId, "submission.ask-by-link", "sign-off");
  const round = await openRoundOf(trx, submissionId);
  if (!round) throw new Refusal("wrong-state", { state: record.submission.state });
  if ("endorserId" in bears) {
    const endorser = await endorserById(trx, submissionId, bears.endorserId);
    if (!endorser) throw new Refusal("not-found");
    return { record, round, organisation: endorser.name };
  }
  const organisation = record.coalition.organisations.find(({ id }) => id === bears.organisationId);
  if (!organisation) throw new Refusal("not-found");
  if (!(await guestsOf(trx, record.coalition.id)).has(bears.organisationId)) throw new Refusal("organisation-has-people");
  return { record, round, organisation: organisation.name };
}

const noteLink = (trx: Trx, actor: Actor, submissionId: string, action: string, data: Record<string, unknown>) =>
  recordEvent(trx, { actorId: actor.userId, action, subjectType: "submission", subjectId: submissionId, data });
