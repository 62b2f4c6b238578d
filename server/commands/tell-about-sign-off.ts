import type { CoalitionRole } from "~/app/domain/access/may.js";
import type { NoticeKind, NoticeLink, NoticeParams } from "~/app/domain/notices/notices.js";
import { linkExpiry } from "~/app/domain/submission/link-expiry.js";
import { addressesOfSigned, guestsOf, insertSigningLinks, revokeSigningLinks } from "~/db/signing-links.js";
import { roundsOf } from "~/db/signoff.js";
import { notify } from "~/db/notices.js";
import type { SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";

const people = ({ places }: SubmissionRecord, role?: CoalitionRole, organisationId?: string): string[] =>
  places
    .filter((place) => (!role || place.role === role) && (!organisationId || place.organisationId === organisationId))
    .map((place) => place.userId);

const signOffPath = ({ submission }: SubmissionRecord) => `/submissions/${submission.id}/sign-off`;
const about = ({ submission, review }: SubmissionRecord): NoticeParams => ({
  title: submission.title,
  deadline: review.deadline.toISOString(),
});

/**
 * Asks these organisations to read and sign the frozen text: their signatories, or where they have nobody with an account the address that they gave, by a link.
 * Where that address is missing, a lead makes a link and hands it over.
 */
export async function askToSign(
  trx: Trx,
  record: SubmissionRecord,
  organisations: readonly { id: string; name: string }[],
  asked: { roundId: string; by: string; now: Date },
): Promise<void> {
  const guests = await guestsOf(trx, record.coalition.id);
  for (const { id, name } of organisations) {
    const contact = guests.get(id);
    const params = { ...about(record), organisation: name };
    if (contact === undefined) {
      await notify(trx, { kind: "sign-off-asked", to: people(record, "signatory", id), path: signOffPath(record), params });
    } else if (contact !== "") {
      const link = await signLink(trx, record, { ...asked, organisationId: id, contact });
      await notify(trx, { kind: "sign-off-asked", to: { address: contact }, params, link });
    }
  }
}

/** A link for an organisation's address, in place of those that it had to this round. */
async function signLink(
  trx: Trx,
  { review }: SubmissionRecord,
  { roundId, by, now, organisationId, contact }: { roundId: string; by: string; now: Date; organisationId: string; contact: string },
): Promise<NoticeLink> {
  const bears = { organisationId };
  const expiresAt = linkExpiry(now, review.deadline);
  await revokeSigningLinks(trx, roundId, bears, now);
  const [subjectId = ""] = await insertSigningLinks(trx, [{ roundId, bears, address: contact, madeBy: by, expiresAt }]);
  return { purpose: "sign", subjectId, expiresAt: expiresAt.toISOString() };
}

/** Tells everybody of the coalition that signatures are void, and why: `reason` names a sentence "mail.reason-…", which `facts` fill. */
export async function tellVoided(
  trx: Trx,
  record: SubmissionRecord,
  reason: "reopened" | "organisation-removed" | "person-removed",
  facts: NoticeParams & { roundId?: string },
): Promise<void> {
  const { roundId, ...rest } = facts;
  const params = { ...about(record), ...rest, reason };
  await notify(trx, { kind: "sign-off-voided", to: people(record), path: signOffPath(record), params });
  await tellBearers(trx, roundId, { kind: "sign-off-voided", params });
}

/** Tells those who signed by a link, where that went by mail. */
async function tellBearers(trx: Trx, roundId: string | undefined, notice: { kind: NoticeKind; params: NoticeParams }): Promise<void> {
  if (!roundId) return;
  for (const address of await addressesOfSigned(trx, roundId)) await notify(trx, { ...notice, to: { address } });
}

/** Tells the leads that an organisation did not sign. */
export async function tellSentBack(trx: Trx, record: SubmissionRecord, organisation: string): Promise<void> {
  await notify(trx, {
    kind: "sent-back",
    to: people(record, "lead"),
    path: signOffPath(record),
    params: { ...about(record), organisation },
  });
}

/** Tells everybody whose organisation signed what was filed that it was taken back, or that another text is to take its place. */
export async function tellFiledChanges(trx: Trx, record: SubmissionRecord, kind: "withdrawn" | "replacing", actor: string): Promise<void> {
  const params = { ...about(record), actor };
  const signed = (await roundsOf(trx, record.submission.id)).find(({ outcome }) => outcome === "filed");
  await tellBearers(trx, signed?.id, { kind, params });
  await notify(trx, { kind, to: people(record), path: `/submissions/${record.submission.id}/filed`, params });
}

/** Tells everybody of the coalition that it was filed. */
export async function tellFiled(trx: Trx, record: SubmissionRecord, roundId: string, filedAt: Date): Promise<void> {
  const params = { ...about(record), filedAt: filedAt.toISOString() };
  await tellBearers(trx, roundId, { kind: "filed", params });
  await notify(trx, { kind: "filed", to: people(record), path: `/submissions/${record.submission.id}/filed`, params });
}
