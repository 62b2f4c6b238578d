import { type Kysely, sql } from "kysely";

/** What was worked out of a frozen text: how many findings it has, its passages. It can always be worked out again, and is not part of a backup. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reading (
      version_id text not null references version (id) on delete cascade, kind text not null check (kind in ('findings', 'passages')),
      -- a print of all that it was worked out from besides the text
      basis text not null, value jsonb not null, primary key (version_id, kind)
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table reading`.execute(db);
}
