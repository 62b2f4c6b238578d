import type { Kysely } from "kysely";
import type { Actor, PlatformRole } from "~/app/domain/access/may.js";
import type { Database } from "./database.js";

/** Whether anybody administers the installation. */
export async function hasAdministrator(db: Kysely<Database>): Promise<boolean> {
  const found = await db.selectFrom("platform_role").where("role", "=", "administrator").select("user_id").limit(1).executeTakeFirst();
  return found !== undefined;
}

/** The person as one who acts, with the roles of the installation; null where the account is gone. */
export async function actorById(db: Kysely<Database>, userId: string): Promise<Actor | null> {
  const rows = await db
    .selectFrom("user")
    .leftJoin("platform_role", "platform_role.user_id", "user.id")
    .where("user.id", "=", userId)
    .select(["user.id", "user.name", "user.email", "platform_role.role"])
    .execute();
  const [person] = rows;
  if (!person) return null;
  const roles = rows.flatMap((row): PlatformRole[] => (row.role ? [row.role] : []));
  return { userId: person.id, name: person.name, email: person.email, roles };
}
