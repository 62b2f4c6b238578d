import { type Kysely, type Transaction } from "kysely";
import type { Change } from "~/app/domain/threads/changes.js";
import type { Decision } from "~/app/domain/threads/threads.js";
import type { Database, Row } from "./database.js";

export async function insertSuggestion(trx: Transaction<Database>, threadId: string, { kind, range, proposed }: Change): Promise<void> {
  await trx.insertInto("suggestion").values({ thread_id: threadId, kind, base: range.quote, proposed }).execute();
}

export const suggestionsOf = (db: Kysely<Database>, documentId: string): Promise<Row<"suggestion">[]> =>
  db
    .selectFrom("suggestion as s")
    .innerJoin("thread as t", "t.id", "s.thread_id")
    .where("t.document_id", "=", documentId)
    .selectAll("s")
    .execute();

/** Locks a suggestion until the transaction ends; null where the document has none of this id. */
export async function lockSuggestion(
  trx: Transaction<Database>,
  documentId: string,
  threadId: string,
): Promise<(Row<"suggestion"> & Pick<Row<"thread">, "ranges" | "created_by">) | null> {
  const row = await trx
    .selectFrom("suggestion as s")
    .innerJoin("thread as t", "t.id", "s.thread_id")
    .where("t.document_id", "=", documentId)
    .where("s.thread_id", "=", threadId)
    .selectAll("s")
    .select(["t.ranges", "t.created_by"])
    .forUpdate("s")
    .executeTakeFirst();
  return row ?? null;
}

/** Stores what somebody decided, or, with null, that nobody has. */
export async function decideSuggestion(trx: Transaction<Database>, threadId: string, decision: Decision | null, by: string): Promise<void> {
  await trx
    .updateTable("suggestion")
    .set({ decision, decided_by: decision && by, decided_at: decision && new Date() })
    .where("thread_id", "=", threadId)
    .execute();
}

/** How many suggestions nobody has decided on yet. */
export async function openSuggestions(db: Kysely<Database>, documentId: string): Promise<number> {
  const { count } = await db
    .selectFrom("suggestion as s")
    .innerJoin("thread as t", "t.id", "s.thread_id")
    .where("t.document_id", "=", documentId)
    .where("s.decision", "is", null)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
