import type { Kysely, Transaction } from "kysely";
import { AS_WORD } from "~/app/domain/document/words.js";
import type { GuidelineSet } from "~/app/domain/guidelines/guidelines.js";
import type { Database, Row } from "./database.js";

type Db = Kysely<Database>;

const guidelineSet = ({ id, cycle, name, limits, counted, rules }: Row<"guideline_set">): GuidelineSet => ({
  id,
  cycle,
  name,
  limits,
  counted: { ...AS_WORD, ...counted },
  rules,
});

/** Every set of technical guidelines, by cycle. */
export async function guidelineSets(db: Db): Promise<GuidelineSet[]> {
  return (await db.selectFrom("guideline_set").selectAll().orderBy("cycle").orderBy("name").execute()).map(guidelineSet);
}

/** The set, or null where there is none with this id. */
export async function guidelineSetById(db: Db, id: string): Promise<GuidelineSet | null> {
  const row = await db.selectFrom("guideline_set").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? guidelineSet(row) : null;
}

/** The submissions that are not filed or withdrawn, of reviews that use the set: with their documents. */
export function openSubmissionsOfSet(db: Db, id: string): Promise<{ id: string; documentId: string }[]> {
  return db
    .selectFrom("submission as s")
    .innerJoin("review as r", "r.id", "s.review_id")
    .where("r.guideline_set_id", "=", id)
    .where("s.state", "in", ["draft", "sign-off"])
    .select(["s.id", "s.document_id as documentId"])
    .orderBy("s.id")
    .execute();
}

/** Locks the set's row until the transaction ends; null where there is none. */
export async function lockGuidelineSet(trx: Transaction<Database>, id: string): Promise<GuidelineSet | null> {
  const row = await trx.selectFrom("guideline_set").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row ? guidelineSet(row) : null;
}

/** Writes what an administrator may correct; the row is locked by the caller. */
export async function updateGuidelineSet(
  trx: Transaction<Database>,
  set: Pick<GuidelineSet, "id" | "limits" | "counted" | "rules">,
): Promise<void> {
  await trx
    .updateTable("guideline_set")
    .set({
      limits: JSON.stringify(set.limits),
      counted: JSON.stringify(set.counted),
      rules: JSON.stringify(set.rules),
      updated_at: new Date(),
    })
    .where("id", "=", set.id)
    .execute();
}

/** Adds the sets that are missing; one that is there already is left as it is, with its corrections. */
export async function addMissingGuidelineSets(db: Db, sets: readonly GuidelineSet[]): Promise<void> {
  if (sets.length === 0) return;
  await db
    .insertInto("guideline_set")
    .values(
      sets.map((set) => ({
        ...set,
        limits: JSON.stringify(set.limits),
        counted: JSON.stringify(set.counted),
        rules: JSON.stringify(set.rules),
      })),
    )
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
