import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import type { NoticeKind, NoticeMode } from "~/app/domain/notices/notices.js";
import type { Database } from "~/db/database.js";
import { preferencesOf } from "~/db/notices.js";

/** What the person chose, by kind; what is missing is told at once. */
export async function noticeChoices(db: Kysely<Database>, actor: Actor): Promise<Partial<Record<NoticeKind, NoticeMode>>> {
  return Object.fromEntries(await preferencesOf(db, actor.email));
}
