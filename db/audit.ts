import { createHash } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import type { Database, Row } from "./database.js";

export interface AuditEvent {
  /** The person who did it; null for the installation itself. */
  actorId: string | null;
  /** What was done, as "noun.verb": `coalition.founded`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Facts of the event; never the text of a submission. */
  data?: Record<string, unknown>;
}

/** Any fixed number: who holds this lock writes the chain's next link. */
const CHAIN_LOCK = 7_201_448_113;
/** What the first event names as the hash before it. */
export const CHAIN_START = "0".repeat(64);

const linkHash = (previousHash: string, at: Date, event: Required<AuditEvent>): string =>
  createHash("sha256")
    .update(canonicalJson({ ...event, at: at.toISOString(), previousHash }))
    .digest("hex");

/**
 * Writes one event of the audit log inside the transaction that makes the change, so that neither exists without the other. Its hash covers the event and the
 * hash before it. Writers wait for each other until they commit; take it last. Expects the isolation level `read committed`.
 */
export async function recordEvent(
  trx: Transaction<Database>,
  { actorId, action, subjectType, subjectId, data = {} }: AuditEvent,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${CHAIN_LOCK}::bigint)`.execute(trx);
  const previousHash = await chainHead(trx);
  const at = new Date();
  const hash = linkHash(previousHash, at, { actorId, action, subjectType, subjectId, data });
  await trx
    .insertInto("audit_event")
    .values({
      at,
      actor_id: actorId,
      action,
      subject_type: subjectType,
      subject_id: subjectId,
      data: canonicalJson(data),
      previous_hash: previousHash,
      hash,
    })
    .execute();
}

export type ChainVerdict =
  /** `head` is the last hash: kept elsewhere, it proves later that nothing was cut off the end. */
  | { intact: true; events: number; head: string }
  /** `brokenAt` is the `seq` of the first event that was changed, moved, put in, or whose predecessor was; null where only known hashes are missing. */
  | { intact: false; brokenAt: number | null; missing: string[] };

const PAGE = 1000;

/** Every event of the log, oldest first, as it is exported and hashed. */
export async function* auditEvents(db: Kysely<Database>): AsyncGenerator<Row<"audit_event">> {
  for (let after = 0; ;) {
    const page = await db.selectFrom("audit_event").selectAll().where("seq", ">", after).orderBy("seq").limit(PAGE).execute();
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.seq;
  }
}

/**
 * Computes every hash of the audit log again. `known` are hashes that were seen before, in print or on receipts: one that is not in the log any more shows that
 * its end was cut off, or that the whole log was written anew.
 */
export async function verifyChain(db: Kysely<Database>, known: readonly string[] = []): Promise<ChainVerdict> {
  const missing = new Set(known.filter((hash) => hash !== CHAIN_START));
  let head = CHAIN_START;
  let events = 0;
  let brokenAt: number | null = null;
  for await (const row of auditEvents(db)) {
    missing.delete(row.hash);
    const { actor_id: actorId, action, subject_type: subjectType, subject_id: subjectId, data } = row;
    const sound = row.previous_hash === head && row.hash === linkHash(head, row.at, { actorId, action, subjectType, subjectId, data });
    if (!sound) brokenAt ??= row.seq;
    head = row.hash;
    events += 1;
  }
  return brokenAt === null && missing.size === 0 ? { intact: true, events, head } : { intact: false, brokenAt, missing: [...missing] };
}

/** The hash of the newest event: what a receipt carries away. */
export async function chainHead(db: Kysely<Database>): Promise<string> {
  return (await db.selectFrom("audit_event").select("hash").orderBy("seq", "desc").limit(1).executeTakeFirst())?.hash ?? CHAIN_START;
}

/** When something was last done to a subject, since `since`; null where it was not. */
export async function lastEventAt(db: Kysely<Database>, action: string, subjectId: string, since: Date): Promise<Date | null> {
  const row = await db
    .selectFrom("audit_event")
    .where("subject_id", "=", subjectId)
    .where("action", "=", action)
    .where("at", ">=", since)
    .select(({ fn }) => fn.max("at").as("at"))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** The events about any of these subjects, the newest first. */
export async function eventsAbout(db: Kysely<Database>, subjects: readonly { type: string; id: string }[]): Promise<Row<"audit_event">[]> {
  return db
    .selectFrom("audit_event")
    .where((eb) => eb.or(subjects.map(({ type, id }) => eb.and([eb("subject_type", "=", type), eb("subject_id", "=", id)]))))
    .selectAll()
    .orderBy("seq", "desc")
    .execute();
}
