import type { Kysely } from "kysely";
import type { PlatformRole } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";

/**
 * Gives an account these roles of the installation and no others, for whoever administers the machine itself: it asks for no right. Refuses "not-found"
 * where no account has the e-mail address, and to take the role from the last administrator.
 */
export async function setRoles(db: Kysely<Database>, { email, roles }: { email: string; roles: readonly PlatformRole[] }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const person = await trx.selectFrom("user").where("email", "=", email).select("id").forUpdate().executeTakeFirst();
    if (!person) throw new Refusal("not-found");
    // two administrators who lose the role at the same instant wait for each other here
    const administrators = await trx
      .selectFrom("platform_role")
      .where("role", "=", "administrator")
      .select("user_id")
      .forUpdate()
      .execute();
    const isLast = administrators.length === 1 && administrators[0]?.user_id === person.id;
    if (isLast && !roles.includes("administrator")) throw new Refusal("last-administrator");
    await trx.deleteFrom("platform_role").where("user_id", "=", person.id).execute();
    for (const role of new Set(roles)) await trx.insertInto("platform_role").values({ user_id: person.id, role }).execute();
    await recordEvent(trx, { actorId: null, action: "account.roles-set", subjectType: "person", subjectId: person.id, data: { roles } });
  });
}
