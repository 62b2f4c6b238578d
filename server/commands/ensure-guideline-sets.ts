import type { Kysely } from "kysely";
import { GUIDELINE_SETS } from "~/app/domain/guidelines/sets.js";
import type { Database } from "~/db/database.js";
import { addMissingGuidelineSets } from "~/db/guideline-sets.js";

/** At start: adds the guideline sets that Caucus brings along and the database does not have. Sets that administrators corrected stay as they are. */
export async function ensureGuidelineSets(db: Kysely<Database>): Promise<void> {
  await addMissingGuidelineSets(db, GUIDELINE_SETS);
}
