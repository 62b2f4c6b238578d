import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import type { Participant, Rights } from "~/app/domain/document/wire.js";
import type { Database } from "~/db/database.js";
import { sectionsLockedAgainst } from "~/db/plans.js";
import { actorById } from "~/db/people.js";
import { type SubmissionSubject, subjectOfDocument } from "~/db/submissions.js";

/** Who holds a connection: a person, through a session that may end before the connection does. */
export interface Holder {
  userId: string;
  sessionId: string;
}

/** What the holder may do with a document at this moment; null when they may not even see it. */
export type Judge = (holder: Holder, documentId: string) => Promise<Rights | null>;

async function subjectFor(db: Kysely<Database>, actor: Actor | null, documentId: string): Promise<SubmissionSubject | null> {
  const found = await subjectOfDocument(db, documentId);
  return found && may(actor, "submission.follow", found.subject) ? found.subject : null;
}

const rightsOf = (actor: Actor | null, subject: SubmissionSubject, locked: readonly string[]): Rights => ({
  write: may(actor, "submission.write", subject),
  frozen: subject.state !== "draft",
  locked,
});

/** Rights in a document, by the one `may()`, as the database has them now. */
export const judgeBy =
  (db: Kysely<Database>): Judge =>
  async ({ userId, sessionId }, documentId) => {
    const session = await db
      .selectFrom("session")
      .where("id", "=", sessionId)
      .where("userId", "=", userId)
      .where("expiresAt", ">", new Date())
      .select("id")
      .executeTakeFirst();
    if (!session) return null;
    const actor = await actorById(db, userId);
    const subject = await subjectFor(db, actor, documentId);
    return subject && rightsOf(actor, subject, await sectionsLockedAgainst(db, userId, documentId));
  };

const colourOf = (userId: string) => [...userId].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 7) % 8;

/** How the person appears to the others in the document; null when the person may not see it. */
export async function participantIn(
  db: Kysely<Database>,
  userId: string,
  documentId: string,
): Promise<{ participant: Participant; rights: Rights } | null> {
  const actor = await actorById(db, userId);
  const subject = await subjectFor(db, actor, documentId);
  if (!actor || !subject) return null;
  const ids = [...new Set(subject.places.filter((place) => place.userId === userId).map((place) => place.organisationId))];
  const organisations =
    ids.length > 0 ? await db.selectFrom("organisation").where("id", "in", ids).select(["name", "acronym"]).orderBy("name").execute() : [];
  const rights = rightsOf(actor, subject, await sectionsLockedAgainst(db, userId, documentId));
  const organisation = organisations.map(({ name, acronym }) => acronym || name).join(", ");
  return { rights, participant: { userId, name: actor.name, organisation, colour: colourOf(userId), mayWrite: rights.write } };
}
