import type { Kysely, Transaction } from "kysely";
import type { AdvicePlace, DismissedAdvice } from "~/app/domain/guidelines/dismissed.js";
import type { Database } from "./database.js";

/** Every piece of advice that was dismissed for a submission, in the order of the dismissals. */
export async function dismissedAdviceOf(db: Kysely<Database>, submissionId: string): Promise<DismissedAdvice[]> {
  const rows = await db
    .selectFrom("dismissed_advice as a")
    .innerJoin("user as u", "u.id", "a.dismissed_by")
    .select(["a.rule", "a.print", "a.reason", "a.dismissed_at", "u.name"])
    .where("a.submission_id", "=", submissionId)
    .orderBy("a.dismissed_at")
    .execute();
  return rows.map(({ rule, print, reason, dismissed_at, name }) => ({ rule, print, reason, by: name, at: dismissed_at.toISOString() }));
}

/** Writes a dismissal; false where this place was dismissed already. */
export async function insertDismissedAdvice(
  trx: Transaction<Database>,
  row: AdvicePlace & { submissionId: string; reason: string; userId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("dismissed_advice")
    .values({ submission_id: row.submissionId, rule: row.rule, print: row.print, reason: row.reason, dismissed_by: row.userId })
    .onConflict((conflict) => conflict.columns(["submission_id", "rule", "print"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes a dismissal back; false where there is none. */
export async function deleteDismissedAdvice(trx: Transaction<Database>, submissionId: string, place: AdvicePlace): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("dismissed_advice")
    .where("submission_id", "=", submissionId)
    .where("rule", "=", place.rule)
    .where("print", "=", place.print)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
