import type { Kysely, Transaction } from "kysely";
import type { DeskDecision } from "~/app/domain/desk/desk.js";
import type { Database } from "./database.js";

export interface Decision {
  state: DeskDecision;
  reason: string;
  decidedAt: Date;
}

/** What was decided last about each of these filings or received submissions, by their ids. */
export async function decisionsOn(db: Kysely<Database>, filingIds: readonly string[]): Promise<Map<string, Decision>> {
  if (filingIds.length === 0) return new Map();
  const rows = await db.selectFrom("desk_decision").where("filing_id", "in", filingIds).selectAll().execute();
  return new Map(rows.map(({ filing_id, state, reason, decided_at }) => [filing_id, { state, reason, decidedAt: decided_at }]));
}

export async function setDecision(
  trx: Transaction<Database>,
  { filingId, state, reason, decidedBy, decidedAt }: Decision & { filingId: string; decidedBy: string },
): Promise<void> {
  const values = { state, reason, decided_by: decidedBy, decided_at: decidedAt };
  await trx
    .insertInto("desk_decision")
    .values({ filing_id: filingId, ...values })
    .onConflict((conflict) => conflict.column("filing_id").doUpdateSet(values))
    .execute();
}
