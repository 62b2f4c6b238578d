import { type Kysely, sql, type Transaction } from "kysely";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "./database.js";
import { migrations } from "./migrations/index.js";

/** Every table, each after those that it refers to. */
const TABLES = [
  "user",
  "session",
  "account",
  "verification",
  "platform_role",
  "organisation",
  "organisation_member",
  "guideline_set",
  "review",
  "review_list",
  "recommendation",
  "import_preview",
  "source",
  "source_point",
  "coalition",
  "coalition_organisation",
  "coalition_person",
  "invitation",
  "document",
  "document_update",
  "document_snapshot",
  "document_writer",
  "submission",
  "summary",
  "section_plan",
  "organisation_plan",
  "import_warning",
  "dismissed_advice",
  "version",
  "sign_off_round",
  "endorser",
  "signing_link",
  "signature",
  "filing",
  "received",
  "desk_decision",
  "publication",
  "thread",
  "thread_message",
  "suggestion",
  "audit_event",
  "notice",
  "notice_preference",
  "access_link",
  "annex",
] as const satisfies (keyof Database)[];
/** Worked out of the others, and worked out again where it is missing. */
type Derived = "reading";
/** Fails to compile when a table is missing above. */
const ALL: Exclude<keyof Database, (typeof TABLES)[number] | Derived> extends never ? readonly (keyof Database)[] : never = TABLES;

const FORMAT = "caucus-backup";
const header = z.object({ format: z.literal(FORMAT), migrations: z.array(z.string()) });
const line = z.object({ table: z.enum(TABLES), row: z.string() });
/** Rows that hold whole files are moved a few at a time: many at once would fill the memory. */
const WITH_FILES: readonly (keyof Database)[] = ["annex", "filing", "received"];
const pageOf = (table: keyof Database): number => (WITH_FILES.includes(table) ? 4 : 500);

/** The database as lines of JSON, at one moment: a first line that names the schema, then one line per row. */
export async function* backupLines(db: Kysely<Database>): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: FORMAT, migrations: Object.keys(migrations) })}\n`;
  const trx = await db.startTransaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute();
  try {
    for (const table of ALL) {
      const page = pageOf(table);
      for (let offset = 0; ; offset += page) {
        const { rows } = await sql<{ row: string }>`
          select to_jsonb(t)::text as row from ${sql.table(table)} t order by t.ctid limit ${page} offset ${offset}
        `.execute(trx);
        for (const { row } of rows) yield `${JSON.stringify({ table, row })}\n`;
        if (rows.length < page) break;
      }
    }
  } finally {
    await trx.rollback().execute();
  }
}

/** Puts a backup's lines into a database without people, in one transaction. Returns the number of rows; refuses what is no backup of this version's schema. */
export async function restoreLines(db: Kysely<Database>, lines: AsyncIterable<string>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    if (await trx.selectFrom("user").select("id").limit(1).executeTakeFirst()) throw new Refusal("conflict");
    // what a start brings along comes back with the backup
    await trx.deleteFrom("guideline_set").execute();
    let count = -1;
    let batch: string[] = [];
    let table: keyof Database = "user";
    const flush = async () => {
      if (batch.length > 0) await insertRows(trx, table, batch);
      batch = [];
    };
    for await (const text of lines) {
      count += 1;
      if (count === 0) assertHeader(text);
      else {
        const next = line.parse(JSON.parse(text));
        if (next.table !== table || batch.length === pageOf(table)) await flush();
        table = next.table;
        batch.push(next.row);
      }
    }
    await flush();
    if (count < 0) assertHeader("");
    await sql`select setval(pg_get_serial_sequence('audit_event', 'seq'), coalesce((select max(seq) from audit_event), 0) + 1, false)`.execute(
      trx,
    );
    return count;
  });
}

/** PostgreSQL itself reads each value back into its column's type, also bytes, arrays and instants. */
async function insertRows(trx: Transaction<Database>, table: keyof Database, rows: readonly string[]): Promise<void> {
  const values = `[${rows.join(",")}]`;
  await sql`
    insert into ${sql.table(table)} overriding system value
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${values}::jsonb)
  `.execute(trx);
}

function assertHeader(text: string): void {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = null;
  }
  const parsed = header.safeParse(read);
  if (!parsed.success) throw new Refusal("file-wrong-kind", { file: "This file", expected: "backup of Caucus" });
  const known = Object.keys(migrations);
  if (parsed.data.migrations.join() !== known.join()) {
    throw new Refusal("file-unreadable", { file: "backup", what: "it was made by another version of Caucus; restore it with that one" });
  }
}
