import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { noticeById } from "~/db/notices.js";
import { compose, type Message, type Site } from "../mail/compose.js";

/**
 * Writes a message for an administrator to pass on. It may hold a link that lets somebody in, so whoever opens it is noted in the audit log first.
 */
export async function readMessage(
  db: Kysely<Database>,
  actor: Actor,
  { id, site }: { id: string; site: Site },
): Promise<Message & { error: string }> {
  if (!may(actor, "installation.administer", { type: "installation" })) throw new Refusal("forbidden");
  const notice = await noticeById(db, id);
  if (!notice) throw new Refusal("not-found");
  return db.transaction().execute(async (trx) => {
    const message = await compose(trx, site, [notice]);
    const data = { kind: notice.kind, address: notice.address };
    await recordEvent(trx, { actorId: actor.userId, action: "message.read", subjectType: "message", subjectId: id, data });
    return { ...message, error: notice.error };
  });
}
