import type { CoalitionRole } from "~/app/domain/access/may.js";
import type { NoticeParams } from "~/app/domain/notices/notices.js";
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

/** Asks the signatories of these organisations to read and sign. */
export async function askToSign(trx: Trx, record: SubmissionRecord, organisations: readonly { id: string; name: string }[]): Promise<void> {
  for (const { id, name } of organisations) {
    const to = people(record, "signatory", id);
    await notify(trx, { kind: "sign-off-asked", to, path: signOffPath(record), params: { ...about(record), organisation: name } });
  }
}

/** Tells everybody of the coalition that signatures are void, and why: `reason` names a sentence "mail.reason-…", which `facts` fill. */
export async function tellVoided(
  trx: Trx,
  record: SubmissionRecord,
  reason: "reopened" | "organisation-removed" | "person-removed",
  facts: NoticeParams,
): Promise<void> {
  const params = { ...about(record), ...facts, reason };
  await notify(trx, { kind: "sign-off-voided", to: people(record), path: signOffPath(record), params });
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

/** Tells everybody of the coalition that it was filed. */
export async function tellFiled(trx: Trx, record: SubmissionRecord, filedAt: Date): Promise<void> {
  const params = { ...about(record), filedAt: filedAt.toISOString() };
  await notify(trx, { kind: "filed", to: people(record), path: `/submissions/${record.submission.id}/filed`, params });
}
