import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { measure } from "~/app/domain/document/words.js";
import { coalitionsWithoutSubmission } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { filedOfReview } from "~/db/filings.js";
import { organisationsOfPerson } from "~/db/organisations.js";
import { allReviews } from "~/db/reviews.js";
import { openRoundOf, signaturesOf, standing } from "~/db/signoff.js";
import { submissionById, submissionsOfPerson } from "~/db/submissions.js";
import type { LiveDocuments } from "../collab/documents.js";

/** What the person has in hand and what is open; for reviewers also what has been filed. Instants are `Date`. */
export async function homePage(db: Kysely<Database>, documents: LiveDocuments, actor: Actor, now: Date) {
  const [organisations, overviews, starting, reviews] = await Promise.all([
    organisationsOfPerson(db, actor.userId),
    submissionsOfPerson(db, actor.userId),
    coalitionsWithoutSubmission(db, actor.userId),
    allReviews(db),
  ]);
  const open = reviews.filter(({ deadline }) => deadline > now).sort((a, b) => a.deadline.getTime() - b.deadline.getTime());
  return {
    now,
    organisations: organisations.length,
    submissions: await Promise.all(overviews.map(({ id }) => submissionLine(db, documents, actor, id, now))),
    starting,
    reviews: open.map(({ id, stateName, session, cycle, deadline }) => ({ id, stateName, session, cycle, deadline })),
    desks: may(actor, "review.review", { type: "review" }) ? await desks(db, reviews) : null,
  };
}

async function submissionLine(db: Kysely<Database>, documents: LiveDocuments, actor: Actor, id: string, now: Date) {
  const record = (await submissionById(db, id))!;
  const { submission, review, coalition, places, subject } = record;
  const length = measure(
    await documents.read(submission.documentId),
    review.guidelines.limits[submission.kind].words,
    review.guidelines.counted,
  );
  const round = submission.state === "sign-off" ? await openRoundOf(db, id) : null;
  const decided = round ? standing(await signaturesOf(db, round.id)) : [];
  const mine = new Set(
    places.filter(({ userId, role }) => userId === actor.userId && role === "signatory").map(({ organisationId }) => organisationId),
  );
  const undecided = coalition.organisations.filter(
    (organisation) => !decided.some(({ organisationId }) => organisationId === organisation.id),
  );
  return {
    id,
    title: submission.title,
    kind: submission.kind,
    state: submission.state,
    coalitionId: coalition.id,
    coalition: coalition.name,
    stateName: review.stateName,
    session: review.session,
    deadline: review.deadline,
    used: length.used,
    limit: length.limit,
    waitsForMe: round !== null && undecided.some((organisation) => mine.has(organisation.id)),
    sentBack: decided.some(({ decision }) => decision === "refused") && may(actor, "submission.reopen", subject),
    readyToFile:
      may(actor, "submission.file", subject) &&
      now <= review.deadline &&
      undecided.length === 0 &&
      decided.every(({ decision }) => decision === "signed"),
  };
}

async function desks(db: Kysely<Database>, reviews: Awaited<ReturnType<typeof allReviews>>) {
  return Promise.all(
    reviews.map(async ({ id, stateName, session }) => ({ id, stateName, session, filed: (await filedOfReview(db, id)).length })),
  );
}
