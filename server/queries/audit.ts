import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { type ChainVerdict, verifyChain } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { receiptHeads } from "~/db/filings.js";

/** The audit log, proven anew, with the hashes that receipts carried away; for administrators. */
export async function auditState(db: Kysely<Database>, actor: Actor): Promise<ChainVerdict> {
  if (!may(actor, "installation.administer", { type: "installation" })) throw new Refusal("forbidden");
  return verifyChain(db, await receiptHeads(db));
}
