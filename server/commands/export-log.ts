import { Readable } from "node:stream";
import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { auditEvents, recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";

/** The whole audit log as JSON lines, for administrators; taking it is an event of the log too. */
export async function exportLog(db: Kysely<Database>, actor: Actor): Promise<ReadableStream<Uint8Array>> {
  if (!may(actor, "installation.administer", { type: "installation" })) throw new Refusal("forbidden");
  await db
    .transaction()
    .execute((trx) => recordEvent(trx, { actorId: actor.userId, action: "log.exported", subjectType: "installation", subjectId: "log" }));
  return Readable.toWeb(Readable.from(lines(db))) as ReadableStream<Uint8Array>;
}

async function* lines(db: Kysely<Database>): AsyncGenerator<Buffer> {
  for await (const event of auditEvents(db)) yield Buffer.from(`${JSON.stringify(event)}\n`);
}
