import type { Kysely } from "kysely";
import type { Actor, CoalitionRole } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { addReviewList, upsertRecommendations } from "~/db/recommendations.js";
import { openRoundOf } from "~/db/signoff.js";
import { documentsAtRest } from "~/server/collab/at-rest.js";
import { acceptInvitation } from "~/server/commands/accept-invitation.js";
import { assignAcronym } from "~/server/commands/assign-acronym.js";
import { createAccount } from "~/server/commands/create-account.js";
import { createOrganisation } from "~/server/commands/create-organisation.js";
import { createSubmission } from "~/server/commands/create-submission.js";
import { fileSubmission } from "~/server/commands/file-submission.js";
import { foundCoalition } from "~/server/commands/found-coalition.js";
import { inviteToCoalition } from "~/server/commands/invite-to-coalition.js";
import { openReview, reviewInput } from "~/server/commands/open-review.js";
import { openSignOff } from "~/server/commands/open-sign-off.js";
import { signVersion } from "~/server/commands/sign-version.js";
import type { Auth } from "~/server/http/auth.js";
import type { SignHash } from "~/server/installation-key.js";
import { SAMPLE_ORGANISATIONS, SAMPLE_PASSWORD, SAMPLE_PEOPLE } from "./people.js";
import { SAMPLE_RECOMMENDATIONS, SAMPLE_SYMBOL } from "./recommendations.js";
import { sampleDraft, sampleFiled } from "./texts.js";

type PersonKey = (typeof SAMPLE_PEOPLE)[number]["key"];
type People = Record<string, Actor>;

/**
 * Fills an empty installation with an invented review of Belgium: people, organisations, a list of recommendations, a coalition with a draft, and a submission
 * that was filed. Everything goes through the same commands as a person's work. `sign` signs the receipt for the installation; `now` places the deadline sixty
 * days ahead.
 */
export async function fillSample(db: Kysely<Database>, auth: Auth, sign: SignHash, now = new Date()): Promise<void> {
  const people: People = {};
  for (const { key, name, email, roles } of SAMPLE_PEOPLE)
    people[key] = await createAccount(db, auth, { name, email, password: SAMPLE_PASSWORD, roles });
  const person = (key: PersonKey) => people[key]!;

  const reviewId = await openSampleReview(db, person("administrator"), now);
  const organisations = {
    reading: await createOrganisation(db, person("lead"), SAMPLE_ORGANISATIONS.reading),
    archives: await createOrganisation(db, person("author2"), SAMPLE_ORGANISATIONS.archives),
    forum: await createOrganisation(db, person("signatory3"), SAMPLE_ORGANISATIONS.forum),
  };

  const lead = person("lead");
  const coalitionId = await foundCoalition(db, lead, {
    reviewId,
    name: "Reading rooms and archives",
    organisationId: organisations.reading,
  });
  const join = joiner(db, lead, coalitionId);
  await join(person("author1"), "author", organisations.reading);
  await join(person("signatory1"), "signatory", organisations.reading);
  await join(person("author2"), "author", null, organisations.archives);
  // each organisation brings in its own people
  await joiner(db, person("author2"), coalitionId)(person("signatory2"), "signatory", organisations.archives);
  await join(person("signatory3"), "signatory", null, organisations.forum);
  const covers = Object.values(SAMPLE_ORGANISATIONS).map(coverOf);
  const draft = sampleDraft(covers);
  await createSubmission(db, lead, { coalitionId, kind: "joint", title: draft.cover.title, language: "en", document: draft });

  await fileOne(db, people, { reviewId, organisationId: organisations.archives, sign });
}

async function openSampleReview(db: Kysely<Database>, administrator: Actor, now: Date): Promise<string> {
  const deadline = new Date(now.getTime() + 60 * 86_400_000).toISOString().slice(0, 10);
  const input = reviewInput.parse({ stateCode: "BEL", session: 52, deadlineDate: deadline, deadlineTime: "23:59" });
  const { reviewId } = await openReview(db, administrator, input);
  await db.transaction().execute(async (trx) => {
    await upsertRecommendations(trx, SAMPLE_RECOMMENDATIONS, "the sample review");
    await addReviewList(trx, reviewId, SAMPLE_SYMBOL, true);
    const data = { symbol: SAMPLE_SYMBOL, added: SAMPLE_RECOMMENDATIONS.length, sample: true };
    await recordEvent(trx, {
      actorId: administrator.userId,
      action: "recommendations.taken-over",
      subjectType: "review",
      subjectId: reviewId,
      data,
    });
  });
  return reviewId;
}

/** Invites a person and accepts for them; with `brings` they come with an organisation of their own. */
const joiner =
  (db: Kysely<Database>, lead: Actor, coalitionId: string) =>
  async (who: Actor, role: CoalitionRole, organisationId: string | null, brings?: string): Promise<void> => {
    const { token } = await inviteToCoalition(db, lead, {
      coalitionId,
      role,
      organisationId: organisationId ?? "",
      email: who.email,
      days: 7,
    });
    await acceptInvitation(db, who, { token, brings: brings ? { organisationId: brings } : undefined }, documentsAtRest(db));
  };

/** A submission of one organisation on its whole way: written, frozen, signed, filed, given its short name by the reviewers. */
async function fileOne(
  db: Kysely<Database>,
  people: People,
  { reviewId, organisationId, sign }: { reviewId: string; organisationId: string; sign: SignHash },
): Promise<void> {
  const lead = people["author2"]!;
  const coalitionId = await foundCoalition(db, lead, { reviewId, name: SAMPLE_ORGANISATIONS.archives.name, organisationId });
  const signatory = people["signatory2"]!;
  await joiner(db, lead, coalitionId)(signatory, "signatory", organisationId);
  const document = sampleFiled([coverOf(SAMPLE_ORGANISATIONS.archives)]);
  const { submissionId } = await createSubmission(db, lead, {
    coalitionId,
    kind: "individual",
    title: document.cover.title,
    language: "en",
    document,
  });
  await openSignOff(db, lead, { submissionId });
  const round = await openRoundOf(db, submissionId);
  if (!round) throw new Error("The sample submission was not opened for sign-off.");
  await signVersion(db, signatory, { submissionId, organisationId, hash: round.hash, name: signatory.name, function: "Chair" });
  const { filingId } = await fileSubmission(db, lead, { submissionId, now: new Date(), sign });
  await assignAcronym(db, people["reviewer"]!, { filingId, acronym: "WAC", jsNumber: null });
}

const coverOf = ({ name, acronym, address, website, description }: (typeof SAMPLE_ORGANISATIONS)[keyof typeof SAMPLE_ORGANISATIONS]) => ({
  name,
  acronym,
  address,
  website,
  description,
});
