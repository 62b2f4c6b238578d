import { type Kysely, sql, type Transaction } from "kysely";
import type { QuotedRange } from "~/app/domain/document/anchors.js";
import { newId } from "~/app/domain/document/document.js";
import type { Person } from "~/app/domain/threads/threads.js";
import type { Database, Row } from "./database.js";

/** The time is what threads and messages are ordered by: several of one transaction, an imported file's, must not have the same. */
const NOW = sql<Date>`clock_timestamp()`;

export interface NewThread {
  id: string;
  documentId: string;
  scope: "range" | "block";
  ranges: readonly QuotedRange[];
  createdBy: string;
}

export async function insertThread(trx: Transaction<Database>, { id, documentId, scope, ranges, createdBy }: NewThread): Promise<void> {
  await trx
    .insertInto("thread")
    .values({ id, document_id: documentId, scope, ranges: JSON.stringify(ranges), created_by: createdBy, created_at: NOW })
    .execute();
}

export async function insertMessage(
  trx: Transaction<Database>,
  message: { threadId: string; authorId: string; body: string; mentions: string[] },
): Promise<string> {
  const id = newId();
  const { threadId, authorId, body, mentions } = message;
  await trx
    .insertInto("thread_message")
    .values({ id, thread_id: threadId, author_id: authorId, body, mentions, created_at: NOW })
    .execute();
  return id;
}

/** Locks a document's thread until the transaction ends; null where the document has none of this id. */
export async function lockThread(trx: Transaction<Database>, documentId: string, id: string): Promise<Row<"thread"> | null> {
  const row = await trx
    .selectFrom("thread")
    .selectAll()
    .where("id", "=", id)
    .where("document_id", "=", documentId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Closes a thread in somebody's name, or, with null, opens it again. */
export async function setResolved(trx: Transaction<Database>, id: string, by: string | null): Promise<void> {
  await trx
    .updateTable("thread")
    .set({ resolved_by: by, resolved_at: by ? new Date() : null })
    .where("id", "=", id)
    .execute();
}

/** A document's threads, the oldest first. */
export const threadsOf = (db: Kysely<Database>, documentId: string): Promise<Row<"thread">[]> =>
  db.selectFrom("thread").selectAll().where("document_id", "=", documentId).orderBy("created_at").orderBy("id").execute();

/** The messages of a document's threads, the oldest first. */
export const messagesOf = (db: Kysely<Database>, documentId: string): Promise<Row<"thread_message">[]> =>
  db
    .selectFrom("thread_message as m")
    .innerJoin("thread as t", "t.id", "m.thread_id")
    .where("t.document_id", "=", documentId)
    .selectAll("m")
    .orderBy("m.created_at")
    .orderBy("m.id")
    .execute();

/** Everybody who has a place in the coalition that the document belongs to, and whoever wrote in its threads and has left since. */
export async function peopleAround(db: Kysely<Database>, documentId: string): Promise<(Person & { here: boolean })[]> {
  const { rows } = await sql<{ id: string; name: string; organisation: string | null; here: boolean }>`
    with places as (
      select p.user_id, string_agg(distinct coalesce(nullif(o.acronym, ''), o.name), ', ') as organisation
      from submission s join coalition_person p on p.coalition_id = s.coalition_id join organisation o on o.id = p.organisation_id
      where s.document_id = ${documentId} group by p.user_id
    ), writers as (
      select m.author_id as user_id from thread_message m join thread t on t.id = m.thread_id where t.document_id = ${documentId}
      union select t.created_by from thread t where t.document_id = ${documentId}
    )
    select u.id, u.name, places.organisation, places.user_id is not null as here
    from "user" u left join places on places.user_id = u.id
    where places.user_id is not null or u.id in (select user_id from writers) order by u.name, u.id`.execute(db);
  return rows.map(({ id, name, organisation, here }) => ({ userId: id, name, organisation: organisation ?? "", here }));
}
