import type { Kysely } from "kysely";
import * as Y from "yjs";
import type { Database } from "~/db/database.js";

const PAGE = 2000;

/**
 * Whose account each Yjs client of a document is: read off the log, where every update bears its sender, as far as it was not read
 * before. A client belongs to who first sent something of it. What the server seeded or imported has no account.
 */
export async function writersOf(db: Kysely<Database>, documentId: string): Promise<Map<number, string>> {
  await db.transaction().execute(async (trx) => {
    const document = await trx.selectFrom("document").where("id", "=", documentId).select("writers_seq").forUpdate().executeTakeFirst();
    if (!document) return;
    for (let after = document.writers_seq; ;) {
      const rows = await trx
        .selectFrom("document_update")
        .where("document_id", "=", documentId)
        .where("seq", ">", after)
        .select(["seq", "bytes", "user_id"])
        .orderBy("seq")
        .limit(PAGE)
        .execute();
      if (rows.length === 0) return;
      const found = new Map<number, string>();
      for (const { bytes, user_id } of rows)
        if (user_id) for (const { id } of Y.decodeUpdate(bytes).structs) if (!found.has(id.client)) found.set(id.client, user_id);
      const values = [...found].map(([client, user_id]) => ({ document_id: documentId, client, user_id }));
      if (values.length > 0)
        await trx
          .insertInto("document_writer")
          .values(values)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      after = rows.at(-1)!.seq;
      await trx.updateTable("document").set({ writers_seq: after }).where("id", "=", documentId).execute();
    }
  });
  const rows = await db.selectFrom("document_writer").where("document_id", "=", documentId).select(["client", "user_id"]).execute();
  return new Map(rows.map((row) => [row.client, row.user_id]));
}
