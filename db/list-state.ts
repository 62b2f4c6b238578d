import type { Kysely } from "kysely";
import type { Database } from "./database.js";

/** A text that changes whenever a recommendation of the review's lists is added, changed or removed. */
export async function stateOfLists(db: Kysely<Database>, reviewId: string): Promise<string> {
  const row = await db
    .selectFrom("review_list as l")
    .innerJoin("recommendation as r", "r.symbol", "l.symbol")
    .where("l.review_id", "=", reviewId)
    .select((eb) => [eb.fn.max("r.updated_at").as("changed"), eb.fn.countAll<string>().as("count")])
    .executeTakeFirstOrThrow();
  return `${row.count} ${(row.changed as Date | null)?.toISOString() ?? ""}`;
}
