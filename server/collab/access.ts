import { type Kysely, sql } from "kysely";
import { type Actor, type CoalitionPlace, may, type Subject, type SubmissionState } from "~/app/domain/access/may.js";
import { CLOSE, type Participant, type Rights } from "~/app/domain/document/wire.js";
import type { Database } from "~/db/database.js";
import { together } from "./together.js";

/** Who holds a connection: a person, through a session that may end before the connection does. */
export interface Holder {
  userId: string;
  sessionId: string;
}

/** Why somebody does not get a document: a code of `CLOSE`. */
export interface Refused {
  code: number;
  reason: string;
}

export const NO_RIGHT: Refused = { code: CLOSE.forbidden, reason: "no right to read" };

/** What the holder may do with a document at this moment, or why they may not even see it. */
export type Judge = (holder: Holder, documentId: string) => Promise<Rights | Refused>;

/** A person before a document: who they are, what the document belongs to, and for whom they write in it. */
interface Standing {
  actor: Actor;
  /** What the document is the text of: a submission, with this person's places alone (`may` asks for no others), or a review's summary. */
  subject: Extract<Subject, { type: "submission" | "review" }>;
  organisations: { name: string; acronym: string }[];
  /** Top headings of the sections that are locked to organisations for which they do not write. */
  locked: string[];
}

interface Asked {
  userId: string;
  documentId: string;
  /** The session that must still be there, where one is asked for. */
  sessionId: string | null;
}

/** Null where the person, the document or the session is gone. */
async function standings(db: Kysely<Database>, asked: Asked[]): Promise<(Standing | null)[]> {
  const { rows } = await sql<
    Actor & {
      position: number;
      state: SubmissionState | null;
      places: CoalitionPlace[];
      organisations: Standing["organisations"];
      locked: string[];
    }
  >`/* prepared standings */
    select a.position, u.id as "userId", u.name, u.email, s.state,
      array(select role from platform_role where user_id = u.id) as roles,
      (select coalesce(json_agg(json_build_object('userId', user_id, 'organisationId', organisation_id, 'role', role)), '[]')
        from coalition_person where coalition_id = s.coalition_id and user_id = u.id) as places,
      (select coalesce(json_agg(json_build_object('name', name, 'acronym', acronym) order by name), '[]') from organisation
        where id in (select organisation_id from coalition_person where coalition_id = s.coalition_id and user_id = u.id)) as organisations,
      array(select heading_id from section_plan p where p.submission_id = s.id and p.locked and not exists
        (select from coalition_person where coalition_id = s.coalition_id and user_id = u.id and organisation_id = p.organisation_id)
        order by heading_id) as locked
    from unnest(${asked.map(({ userId }) => userId)}::text[], ${asked.map(({ documentId }) => documentId)}::text[],
      ${asked.map(({ sessionId }) => sessionId)}::text[]) with ordinality as a (user_id, document_id, session_id, position)
      join "user" u on u.id = a.user_id left join submission s on s.document_id = a.document_id
    where (s.id is not null or exists (select from summary where document_id = a.document_id))
      and (a.session_id is null or exists (select from session where id = a.session_id and "userId" = u.id and "expiresAt" > now()))`.execute(
    db,
  );
  const answers = new Array<Standing | null>(asked.length).fill(null);
  for (const { position, state, places, organisations, locked, ...actor } of rows) {
    const subject = state ? { type: "submission" as const, state, places } : { type: "review" as const };
    answers[position - 1] = { actor, subject, organisations, locked };
  }
  return answers;
}

const askers = new WeakMap<Kysely<Database>, (asked: Asked) => Promise<Standing | null>>();
function standingOf(db: Kysely<Database>, asked: Asked): Promise<Standing | null> {
  let ask = askers.get(db);
  if (!ask) askers.set(db, (ask = together((all) => standings(db, all), 50)));
  return ask(asked);
}

function rightsOf({ actor, subject, locked }: Standing): Rights | null {
  // who works at the reviewers' desk writes its summaries
  if (subject.type === "review") return may(actor, "review.review", subject) ? { write: true, frozen: false, locked } : null;
  return may(actor, "submission.follow", subject)
    ? { write: may(actor, "submission.write", subject), frozen: subject.state !== "draft", locked }
    : null;
}

/** Rights in a document, by the one `may()`, as the database has them now. */
export const judgeBy =
  (db: Kysely<Database>): Judge =>
  async ({ userId, sessionId }, documentId) => {
    const standing = await standingOf(db, { userId, documentId, sessionId });
    // a person or a document that is gone is told so when the client connects anew
    return standing ? (rightsOf(standing) ?? NO_RIGHT) : { code: CLOSE.signIn, reason: "signed out" };
  };

const colourOf = (userId: string) => [...userId].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 7) % 8;

/** How the person appears to the others in the document; null when the person may not see it. */
export async function participantIn(
  db: Kysely<Database>,
  userId: string,
  documentId: string,
): Promise<{ participant: Participant; rights: Rights } | null> {
  const standing = await standingOf(db, { userId, documentId, sessionId: null });
  const rights = standing && rightsOf(standing);
  if (!rights) return null;
  const organisation = standing.organisations.map(({ name, acronym }) => acronym || name).join(", ");
  return { rights, participant: { userId, name: standing.actor.name, organisation, colour: colourOf(userId), mayWrite: rights.write } };
}
