import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { organisationById, organisationsOfPerson } from "~/db/organisations.js";
import { reviewById } from "~/db/reviews.js";

/** The person's organisations as a list shows them, by name. */
export async function myOrganisations(db: Kysely<Database>, actor: Actor) {
  const organisations = await organisationsOfPerson(db, actor.userId);
  return organisations.map(({ id, name, acronym, type, isAdmin }) => ({ id, name, acronym, type, isAdmin }));
}

/** What an organisation says of itself; who belongs to it is shown to its members only. Refuses "not-found". */
export async function organisationPage(db: Kysely<Database>, actor: Actor, id: string) {
  const record = await organisationById(db, id);
  if (!record) throw new Refusal("not-found");
  const { organisation, members, subject } = record;
  if (!may(actor, "organisation.read", subject)) throw new Refusal("forbidden");
  return {
    organisation,
    members: subject.memberIds.includes(actor.userId) ? members : [],
    mayEdit: may(actor, "organisation.edit", subject),
  };
}

/** The review that a coalition would be founded for, and the organisations that the person could lead it with. Refuses "not-found". */
export async function foundingPage(db: Kysely<Database>, actor: Actor, reviewId: string) {
  const review = await reviewById(db, reviewId);
  if (!review) throw new Refusal("not-found");
  const { id, stateName, session, deadline } = review;
  const organisations = await organisationsOfPerson(db, actor.userId);
  return {
    review: { id, stateName, session, deadline },
    organisations: organisations.map(({ id: value, name: label }) => ({ value, label })),
  };
}
