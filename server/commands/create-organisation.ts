import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { insertOrganisation, type OrganisationFacts } from "~/db/organisations.js";

/** Registers an organisation, which whoever does it belongs to and administers; returns its id. */
export async function createOrganisation(db: Kysely<Database>, actor: Actor, facts: OrganisationFacts): Promise<string> {
  if (!may(actor, "organisation.create", { type: "installation" })) throw new Refusal("forbidden");
  const id = newId();
  await db.transaction().execute(async (trx) => {
    await insertOrganisation(trx, id, facts, actor.userId);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "organisation.created",
      subjectType: "organisation",
      subjectId: id,
      data: { name: facts.name },
    });
  });
  return id;
}
