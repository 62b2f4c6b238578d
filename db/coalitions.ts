import type { Kysely, Transaction } from "kysely";
import type { CoalitionPlace, SubmissionState } from "~/app/domain/access/may.js";
import type { Database } from "./database.js";
import type { Review } from "./reviews.js";

type Db = Kysely<Database>;

export interface CoalitionOrganisation {
  id: string;
  name: string;
  acronym: string;
}
export interface CoalitionPerson extends CoalitionPlace {
  name: string;
  email: string;
}
export interface CoalitionRecord {
  id: string;
  name: string;
  leadOrganisationId: string;
  review: Pick<Review, "id" | "stateName" | "session" | "cycle" | "deadline">;
  /** The lead organisation first, the others in the order in which they joined. */
  organisations: CoalitionOrganisation[];
  /** A line for each place, by name. */
  people: CoalitionPerson[];
}

/** The coalition with its review, co-submitting organisations and people; null where there is none. */
export async function coalitionById(db: Db, id: string): Promise<CoalitionRecord | null> {
  const row = await db
    .selectFrom("coalition as c")
    .innerJoin("review as r", "r.id", "c.review_id")
    .where("c.id", "=", id)
    .select(["c.id", "c.name", "c.lead_organisation_id", "r.id as reviewId", "r.state_name", "r.session", "r.cycle", "r.deadline"])
    .executeTakeFirst();
  if (!row) return null;
  const organisations = await db
    .selectFrom("coalition_organisation as co")
    .innerJoin("organisation as o", "o.id", "co.organisation_id")
    .where("co.coalition_id", "=", id)
    .select(["o.id", "o.name", "o.acronym"])
    .orderBy("co.joined_at")
    .orderBy("o.id")
    .execute();
  const people = await db
    .selectFrom("coalition_person as p")
    .innerJoin("user as u", "u.id", "p.user_id")
    .where("p.coalition_id", "=", id)
    .select(["p.user_id as userId", "p.organisation_id as organisationId", "p.role", "u.name", "u.email"])
    .orderBy("u.name")
    .orderBy("u.id")
    .execute();
  const isLead = (organisation: CoalitionOrganisation) => Number(organisation.id === row.lead_organisation_id);
  return {
    id: row.id,
    name: row.name,
    leadOrganisationId: row.lead_organisation_id,
    review: { id: row.reviewId, stateName: row.state_name, session: row.session, cycle: row.cycle, deadline: row.deadline },
    organisations: organisations.sort((a, b) => isLead(b) - isLead(a)),
    people,
  };
}

export interface CoalitionOverview {
  id: string;
  name: string;
  stateName: string;
  session: number;
  deadline: Date;
}

/** The person's coalitions for which no submission has been started, the next deadline first. */
export async function coalitionsWithoutSubmission(db: Db, userId: string): Promise<CoalitionOverview[]> {
  return db
    .selectFrom("coalition as c")
    .innerJoin("review as r", "r.id", "c.review_id")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("submission as s").whereRef("s.coalition_id", "=", "c.id").where("s.state", "!=", "set-aside").select("s.id"),
        ),
      ),
    )
    .where((eb) =>
      eb.exists(
        eb.selectFrom("coalition_person as p").whereRef("p.coalition_id", "=", "c.id").where("p.user_id", "=", userId).select("p.role"),
      ),
    )
    .select(["c.id", "c.name", "r.state_name as stateName", "r.session", "r.deadline"])
    .orderBy("r.deadline")
    .execute();
}

/** Adds a coalition with its lead organisation and its first lead. */
export async function insertCoalition(
  trx: Transaction<Database>,
  { id, reviewId, name, organisationId, userId }: { id: string; reviewId: string; name: string; organisationId: string; userId: string },
): Promise<void> {
  await trx.insertInto("coalition").values({ id, review_id: reviewId, name, lead_organisation_id: organisationId }).execute();
  await addCoalitionOrganisation(trx, id, organisationId);
  await addPlace(trx, id, { userId, organisationId, role: "lead" });
}

/** Locks the coalition until the transaction ends: whoever changes its organisations or people begins here. False where there is none. */
export async function lockCoalition(trx: Transaction<Database>, id: string): Promise<boolean> {
  return (await trx.selectFrom("coalition").where("id", "=", id).select("id").forUpdate().executeTakeFirst()) !== undefined;
}

/** True when the organisation was not in the coalition yet. With `guest` it takes part by links that are sent to `contact`, or handed over where that is empty. */
export async function addCoalitionOrganisation(
  trx: Transaction<Database>,
  coalitionId: string,
  organisationId: string,
  guest?: { contact: string },
): Promise<boolean> {
  const added = await trx
    .insertInto("coalition_organisation")
    .values({ coalition_id: coalitionId, organisation_id: organisationId, ...(guest && { by_link: true, contact: guest.contact }) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("organisation_id")
    .executeTakeFirst();
  return added !== undefined;
}

/** True when the person did not have the place yet. */
export async function addPlace(
  trx: Transaction<Database>,
  coalitionId: string,
  { userId, organisationId, role }: CoalitionPlace,
): Promise<boolean> {
  const added = await trx
    .insertInto("coalition_person")
    .values({ coalition_id: coalitionId, organisation_id: organisationId, user_id: userId, role })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return added !== undefined;
}

/** True when the person had the place. */
export async function removePlace(
  trx: Transaction<Database>,
  coalitionId: string,
  { userId, organisationId, role }: CoalitionPlace,
): Promise<boolean> {
  const removed = await trx
    .deleteFrom("coalition_person")
    .where("coalition_id", "=", coalitionId)
    .where("organisation_id", "=", organisationId)
    .where("user_id", "=", userId)
    .where("role", "=", role)
    .returning("user_id")
    .executeTakeFirst();
  return removed !== undefined;
}

/** The states of the coalition's submissions, whose rows stay locked until the transaction ends. */
export async function lockSubmissionStates(trx: Transaction<Database>, coalitionId: string): Promise<SubmissionState[]> {
  const rows = await trx
    .selectFrom("submission")
    .where("coalition_id", "=", coalitionId)
    .select("state")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.state);
}

/** The documents of the coalition's submissions: the rooms to tell when its people change. */
export async function documentsOfCoalition(db: Db, coalitionId: string): Promise<string[]> {
  const rows = await db.selectFrom("submission").where("coalition_id", "=", coalitionId).select("document_id").execute();
  return rows.map((row) => row.document_id);
}

/** Takes an organisation with its people's places out; invitations into it that nobody used are taken back. */
export async function removeOrganisation(trx: Transaction<Database>, coalitionId: string, organisationId: string, at: Date): Promise<void> {
  await trx
    .updateTable("invitation")
    .set({ revoked_at: at })
    .where("coalition_id", "=", coalitionId)
    .where("organisation_id", "=", organisationId)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
  await trx
    .deleteFrom("coalition_organisation")
    .where("coalition_id", "=", coalitionId)
    .where("organisation_id", "=", organisationId)
    .execute();
}

/** Takes every place that the person has for the organisation. */
export async function removePerson(trx: Transaction<Database>, coalitionId: string, organisationId: string, userId: string): Promise<void> {
  await trx
    .deleteFrom("coalition_person")
    .where("coalition_id", "=", coalitionId)
    .where("organisation_id", "=", organisationId)
    .where("user_id", "=", userId)
    .execute();
}
