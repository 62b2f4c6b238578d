import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { CHOOSABLE_KINDS, isNoticeKind, NOTICE_KINDS, NOTICE_MODES, type NoticeKind } from "~/app/domain/notices/notices.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { setPreference } from "~/db/notices.js";
import { isOwnUnsubscribe } from "../mail/unsubscribe.js";

export const chooseNoticesSchema = z.object(Object.fromEntries(CHOOSABLE_KINDS.map((kind) => [kind, z.enum(NOTICE_MODES)])));

/** What the person wants to be told, by kind. */
export async function chooseNotices(db: Kysely<Database>, actor: Actor, choice: z.output<typeof chooseNoticesSchema>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const [kind, mode] of Object.entries(choice)) if (isNoticeKind(kind)) await setPreference(trx, actor.email, kind, mode);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "person.notices-chosen",
      subjectType: "person",
      subjectId: actor.userId,
      data: choice,
    });
  });
}

const unsubscribeSchema = z.object({ address: z.email(), kind: z.enum(NOTICE_KINDS), signature: z.string() });

/** Reads a link by which an address turns a kind of notice off. Refuses "not-found" for one that was not made here. */
export function readUnsubscribe(search: URLSearchParams, secret: string): { address: string; kind: NoticeKind } {
  const link = unsubscribeSchema.safeParse(Object.fromEntries(search));
  if (!link.success || !isOwnUnsubscribe(secret, link.data.address, link.data.kind, link.data.signature)) throw new Refusal("not-found");
  return { address: link.data.address, kind: link.data.kind };
}

/** Turns a kind of notice off for whoever holds the signed link of a message. */
export async function unsubscribe(db: Kysely<Database>, { address, kind }: { address: string; kind: NoticeKind }): Promise<void> {
  await db.transaction().execute((trx) => setPreference(trx, address, kind, "off"));
}
