import type { Kysely } from "kysely";
import { duePoint } from "~/app/domain/notices/due-point.js";
import type { NoticeParams } from "~/app/domain/notices/notices.js";
import { unsignedOrganisations } from "~/app/domain/submission/filing.js";
import type { Database } from "~/db/database.js";
import { notify } from "~/db/notices.js";
import { openRoundOf, signaturesOf, standing } from "~/db/signoff.js";
import { waitingLinks } from "~/db/signing-links.js";
import { submissionById, type SubmissionRecord, submissionsBeforeDeadline } from "~/db/submissions.js";

const LONGEST = 7 * 86_400_000;

/**
 * Tells, seven days, two days and one day before a deadline, whoever still has something to do: leads that nobody was asked or that it is not filed, signatories
 * that their organisation has not signed. Each is told once for each of these points. Returns how many messages were queued.
 */
export async function remindOfDeadlines(db: Kysely<Database>, now: Date): Promise<number> {
  let queued = 0;
  for (const id of await submissionsBeforeDeadline(db, now, new Date(now.getTime() + LONGEST))) {
    const record = await submissionById(db, id);
    if (record) queued += await remindOne(db, record, now);
  }
  return queued;
}

async function remindOne(db: Kysely<Database>, record: SubmissionRecord, now: Date): Promise<number> {
  const { submission, review, coalition, places } = record;
  const point = duePoint(now, review.deadline);
  if (point === null) return 0;
  const round = await openRoundOf(db, submission.id);
  const signatures = round ? standing(await signaturesOf(db, round.id)) : [];
  const missing = round ? unsignedOrganisations({ hash: round.hash, signatures, organisations: coalition.organisations }) : [];
  const path = `/submissions/${submission.id}/sign-off`;
  const about = { title: submission.title, deadline: review.deadline.toISOString() };
  const dedupe = `deadline ${submission.id} ${review.deadline.toISOString()} ${String(point)}`;
  const peopleWith = (role: string, organisationId?: string) =>
    places
      .filter((place) => place.role === role && (!organisationId || place.organisationId === organisationId))
      .map((place) => place.userId);
  return db.transaction().execute(async (trx) => {
    const tell = (to: string[], params: NoticeParams, of = "") =>
      notify(trx, { kind: "deadline", to, path, params: { ...about, ...params }, dedupe: dedupe + of });
    let queued = 0;
    const links = round ? await waitingLinks(trx, round.id, "organisations") : [];
    for (const { bears, id, address, expiresAt } of links) {
      const organisation = "organisationId" in bears && missing.find((one) => one.id === bears.organisationId);
      if (!organisation || !address || expiresAt <= now) continue;
      queued += await notify(trx, {
        kind: "deadline",
        to: { address },
        params: { ...about, missing: "signature", organisation: organisation.name },
        link: { purpose: "sign", subjectId: id, expiresAt: expiresAt.toISOString() },
        dedupe: `${dedupe} ${organisation.id}`,
      });
    }
    for (const { id, name } of missing) {
      queued += await tell(peopleWith("signatory", id), { missing: "signature", organisation: name }, ` ${id}`);
    }
    const state = submission.state === "draft" ? "draft" : missing.length > 0 ? "others" : "filing";
    return queued + (await tell(peopleWith("lead"), { missing: state }));
  });
}
