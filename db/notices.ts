import { type Kysely, sql, type Transaction } from "kysely";
import { newId } from "~/app/domain/document/document.js";
import { nextDigest } from "~/app/domain/notices/digest.js";
import type { NoticeKind, NoticeLink, NoticeMode, NoticeParams } from "~/app/domain/notices/notices.js";
import type { Database, Row } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

export interface NewNotice {
  kind: NoticeKind;
  /** People by their ids, or one address without an account. */
  to: readonly string[] | { address: string };
  /** Names, titles, instants as ISO strings; never the text of a submission. */
  params: NoticeParams;
  /** The page to go to: "/submissions/…/sign-off". */
  path?: string;
  /** A link without an account, made when the message is written. */
  link?: NoticeLink;
  /** Queues it once for each person under this name, whatever happens twice. */
  dedupe?: string;
  now?: Date;
}

/**
 * Queues a message to people inside the transaction of what happened: it is sent after the commit, by whichever process finds it first, or not at all where the
 * person wants none of this kind. Returns how many were queued.
 */
export async function notify(trx: Trx, notice: NewNotice): Promise<number> {
  const now = notice.now ?? new Date();
  const recipients = await recipientsOf(trx, notice.to);
  if (recipients.length === 0) return 0;
  const modes = await modesOf(
    trx,
    recipients.map(({ address }) => address),
    notice.kind,
  );
  const rows = recipients.flatMap(({ address, userId }) => {
    const mode = modes.get(address) ?? "at-once";
    if (mode === "off") return [];
    return {
      id: newId(),
      kind: notice.kind,
      address,
      user_id: userId,
      params: JSON.stringify(notice.params),
      path: notice.path ?? "",
      link: notice.link ? JSON.stringify(notice.link) : null,
      due_at: mode === "daily" ? nextDigest(now) : now,
      digest: mode === "daily",
      dedupe: notice.dedupe ? `${notice.dedupe} ${address}` : null,
    };
  });
  if (rows.length === 0) return 0;
  const added = await trx
    .insertInto("notice")
    .values(rows)
    .onConflict((conflict) => conflict.column("dedupe").doNothing())
    .returning("id")
    .execute();
  return added.length;
}

async function recipientsOf(trx: Trx, to: NewNotice["to"]): Promise<{ address: string; userId: string | null }[]> {
  if ("address" in to) return [{ address: to.address.toLowerCase(), userId: null }];
  if (to.length === 0) return [];
  const people = await trx
    .selectFrom("user")
    .where("id", "in", [...new Set(to)])
    .select(["id", "email"])
    .orderBy("id")
    .execute();
  return people.map(({ id, email }) => ({ address: email.toLowerCase(), userId: id }));
}

async function modesOf(trx: Trx, addresses: readonly string[], kind: NoticeKind): Promise<Map<string, NoticeMode>> {
  const rows = await trx
    .selectFrom("notice_preference")
    .where("address", "in", addresses)
    .where("kind", "=", kind)
    .select(["address", "mode"])
    .execute();
  return new Map(rows.map(({ address, mode }) => [address, mode]));
}

export type Notice = Row<"notice">;

/** How long a sender has for what it took: after a crash somebody else sends it. */
const CLAIM_MS = 2 * 60_000;

/**
 * Takes what is to be sent next, so that nobody else sends it too: one notice, or all collected ones of an address. Empty when nothing is due at `now`.
 */
export async function claimDue(db: Db, now: Date): Promise<Notice[]> {
  const until = new Date(now.getTime() + CLAIM_MS);
  return db.transaction().execute(async (trx) => {
    const waiting = () =>
      trx
        .selectFrom("notice")
        .where("sent_at", "is", null)
        .where("given_up_at", "is", null)
        .where("due_at", "<=", now)
        .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<", now)]));
    const first = await waiting()
      .select(["id", "address", "digest"])
      .orderBy("due_at")
      .orderBy("id")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!first) return [];
    const found = first.digest
      ? await waiting().where("address", "=", first.address).where("digest", "=", true).select("id").forUpdate().skipLocked().execute()
      : [first];
    const ids = found.map(({ id }) => id);
    return trx
      .updateTable("notice")
      .set({ claimed_until: until, attempts: sql<number>`attempts + 1` })
      .where("id", "in", ids)
      .returningAll()
      .execute();
  });
}

export async function markSent(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await db.updateTable("notice").set({ sent_at: at, claimed_until: null, error: "" }).where("id", "in", ids).execute();
}

/** Notes why it was not sent; `again` is when it is tried next, null for never. */
export async function markFailed(db: Db, ids: readonly string[], error: string, at: Date, again: Date | null): Promise<void> {
  await db
    .updateTable("notice")
    .set({ claimed_until: null, error: error.slice(0, 500), ...(again ? { due_at: again } : { given_up_at: at }) })
    .where("id", "in", ids)
    .execute();
}

export async function noticeById(db: Db, id: string): Promise<Notice | null> {
  return (await db.selectFrom("notice").where("id", "=", id).selectAll().executeTakeFirst()) ?? null;
}

/** A part of the notices to addresses in which `to` occurs, the newest first, with how many these are, and how many of all wait or were given up. */
export async function noticeList(
  db: Db,
  { from = 0, size, to = "" }: { from?: number; size: number; to?: string },
): Promise<{ notices: Notice[]; of: number; waiting: number; givenUp: number }> {
  const found = db.selectFrom("notice").where((eb) => eb(eb.fn("strpos", ["address", eb.val(to.toLowerCase())]), ">", 0));
  const notices = await found.selectAll().orderBy("created_at", "desc").orderBy("id").offset(from).limit(size).execute();
  const { of } = await found.select(({ fn }) => fn.countAll<number>().as("of")).executeTakeFirstOrThrow();
  const { waiting, givenUp } = await db
    .selectFrom("notice")
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere("sent_at", "is", null).filterWhere("given_up_at", "is", null).as("waiting"),
      fn.countAll<number>().filterWhere("given_up_at", "is not", null).as("givenUp"),
    ])
    .executeTakeFirstOrThrow();
  return { notices, of, waiting, givenUp };
}

/** What an address wants of each kind; a kind that is missing is sent at once. */
export async function preferencesOf(db: Db, address: string): Promise<Map<NoticeKind, NoticeMode>> {
  const rows = await db.selectFrom("notice_preference").where("address", "=", address.toLowerCase()).select(["kind", "mode"]).execute();
  return new Map(rows.map(({ kind, mode }) => [kind, mode]));
}

export async function setPreference(trx: Trx, address: string, kind: NoticeKind, mode: NoticeMode): Promise<void> {
  await trx
    .insertInto("notice_preference")
    .values({ address: address.toLowerCase(), kind, mode })
    .onConflict((conflict) => conflict.columns(["address", "kind"]).doUpdateSet({ mode }))
    .execute();
}
