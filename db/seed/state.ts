import type { Kysely } from "kysely";
import type { Database } from "../database.js";
import { SAMPLE_PEOPLE } from "./people.js";

/** Whether nobody has begun to use an installation: it has neither people nor reviews. */
export async function isEmptyInstallation(db: Kysely<Database>): Promise<boolean> {
  const person = await db.selectFrom("user").select("id").limit(1).executeTakeFirst();
  const review = await db.selectFrom("review").select("id").limit(1).executeTakeFirst();
  return !person && !review;
}

/** Whether the sample people are there and may sign in. */
export async function hasSample(db: Kysely<Database>): Promise<boolean> {
  const found = await db.selectFrom("user").select("id").where("email", "=", SAMPLE_PEOPLE[0].email).executeTakeFirst();
  return found !== undefined;
}
