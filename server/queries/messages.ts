import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { noticeList } from "~/db/notices.js";

const SHOWN = 200;

/** The newest messages without their content, for administrators. */
export async function messageList(db: Kysely<Database>, actor: Actor) {
  if (!may(actor, "installation.administer", { type: "installation" })) throw new Refusal("forbidden");
  const { notices, waiting, givenUp } = await noticeList(db, SHOWN);
  return {
    waiting,
    givenUp,
    messages: notices.map(({ id, kind, address, created_at, sent_at, given_up_at, digest }) => ({
      id,
      kind,
      address,
      at: created_at.toISOString(),
      state: sent_at ? ("sent" as const) : given_up_at ? ("given-up" as const) : digest ? ("daily" as const) : ("waiting" as const),
    })),
  };
}
