import type { Kysely, Transaction } from "kysely";
import type { Subject } from "~/app/domain/access/may.js";
import type { Database, OrganisationType } from "./database.js";

type Db = Kysely<Database>;

export interface OrganisationFacts {
  name: string;
  acronym: string;
  address: string;
  website: string;
  type: OrganisationType;
  description: string;
}
export interface Organisation extends OrganisationFacts {
  id: string;
}
export interface OrganisationMember {
  userId: string;
  name: string;
  email: string;
  isAdmin: boolean;
}
export interface OrganisationRecord {
  organisation: Organisation;
  members: OrganisationMember[];
  subject: Extract<Subject, { type: "organisation" }>;
}

const COLUMNS = ["id", "name", "acronym", "address", "website", "type", "description"] as const;

/** The organisation with its members, by name, and what `may()` judges; null where there is none. */
export async function organisationById(db: Db, id: string): Promise<OrganisationRecord | null> {
  const organisation = await db.selectFrom("organisation").where("id", "=", id).select(COLUMNS).executeTakeFirst();
  if (!organisation) return null;
  const members = await db
    .selectFrom("organisation_member as m")
    .innerJoin("user as u", "u.id", "m.user_id")
    .where("m.organisation_id", "=", id)
    .select(["u.id as userId", "u.name", "u.email", "m.is_admin as isAdmin"])
    .orderBy("u.name")
    .execute();
  return {
    organisation,
    members,
    subject: {
      type: "organisation",
      memberIds: members.map((member) => member.userId),
      adminIds: members.filter((member) => member.isAdmin).map((member) => member.userId),
    },
  };
}

/** The organisations that the person belongs to, by name. */
export async function organisationsOfPerson(db: Db, userId: string): Promise<(Organisation & { isAdmin: boolean })[]> {
  return db
    .selectFrom("organisation as o")
    .innerJoin("organisation_member as m", "m.organisation_id", "o.id")
    .where("m.user_id", "=", userId)
    .select(["o.id", "o.name", "o.acronym", "o.address", "o.website", "o.type", "o.description", "m.is_admin as isAdmin"])
    .orderBy("o.name")
    .execute();
}

export async function isMemberOfOrganisation(db: Db, organisationId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("organisation_member")
    .where("organisation_id", "=", organisationId)
    .where("user_id", "=", userId)
    .select("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds an organisation with its first member, who administers it; without one where it has nobody with an account. */
export async function insertOrganisation(
  trx: Transaction<Database>,
  id: string,
  facts: OrganisationFacts,
  adminId: string | null,
): Promise<void> {
  await trx
    .insertInto("organisation")
    .values({ id, ...facts })
    .execute();
  if (adminId === null) return;
  await trx.insertInto("organisation_member").values({ organisation_id: id, user_id: adminId, is_admin: true }).execute();
}

export async function updateOrganisation(trx: Transaction<Database>, id: string, facts: OrganisationFacts): Promise<void> {
  await trx.updateTable("organisation").set(facts).where("id", "=", id).execute();
}

/** Makes the person a member, if they are not one; who administers the organisation stays as it is. */
export async function addOrganisationMember(trx: Transaction<Database>, organisationId: string, userId: string): Promise<void> {
  await trx
    .insertInto("organisation_member")
    .values({ organisation_id: organisationId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
