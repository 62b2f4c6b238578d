import type { Kysely } from "kysely";
import { mendedRules } from "~/app/domain/guidelines/mend.js";
import { GUIDELINE_SETS } from "~/app/domain/guidelines/sets.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { addMissingGuidelineSets, lockGuidelineSet, updateGuidelineSet } from "~/db/guideline-sets.js";

/** At start: adds the guideline sets that the database does not have, and to the others the rules that are new in this version. What is stored, with administrators' corrections, stays. */
export async function ensureGuidelineSets(db: Kysely<Database>): Promise<void> {
  await addMissingGuidelineSets(db, GUIDELINE_SETS);
  for (const brought of GUIDELINE_SETS) {
    await db.transaction().execute(async (trx) => {
      const stored = await lockGuidelineSet(trx, brought.id);
      const mended = stored && mendedRules(stored, brought);
      if (!stored || !mended) return;
      await updateGuidelineSet(trx, { ...stored, rules: mended.rules });
      await recordEvent(trx, {
        actorId: null,
        action: "guidelines.extended",
        subjectType: "guideline_set",
        subjectId: brought.id,
        data: { rules: mended.added },
      });
    });
  }
}
