import type { Kysely } from "kysely";
import type { Database } from "~/db/database.js";

/** The names of people by their ids; who is gone is missing. */
export async function namesOf(db: Kysely<Database>, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("user")
    .where("id", "in", [...new Set(userIds)])
    .select(["id", "name"])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
