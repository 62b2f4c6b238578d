import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { organisationById, type OrganisationFacts, updateOrganisation } from "~/db/organisations.js";

/** Writes what an organisation says of itself. Texts that were frozen or filed before keep what they had. */
export async function editOrganisation(
  db: Kysely<Database>,
  actor: Actor,
  { id, ...facts }: OrganisationFacts & { id: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const record = await organisationById(trx, id);
    if (!record) throw new Refusal("not-found");
    if (!may(actor, "organisation.edit", record.subject)) throw new Refusal("forbidden");
    const changed = (Object.keys(facts) as (keyof OrganisationFacts)[]).filter((field) => facts[field] !== record.organisation[field]);
    if (changed.length === 0) return;
    await updateOrganisation(trx, id, facts);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "organisation.edited",
      subjectType: "organisation",
      subjectId: id,
      data: { changed },
    });
  });
}
