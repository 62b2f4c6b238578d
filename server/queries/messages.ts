import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { noticeList } from "~/db/notices.js";

const PER_PAGE = 100;

/** A part of the messages without their content, the newest first, for administrators; `search` is the page's: where the part begins, and a part of an address. */
export async function messageList(db: Kysely<Database>, actor: Actor, search: URLSearchParams) {
  if (!may(actor, "installation.administer", { type: "installation" })) throw new Refusal("forbidden");
  const to = search.get("to")?.trim() ?? "";
  const from = Math.max(0, Number.parseInt(search.get("from") ?? "", 10) || 0);
  const { notices, of, waiting, givenUp } = await noticeList(db, { from, size: PER_PAGE, to });
  return {
    to,
    part: { from, size: PER_PAGE, of },
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
