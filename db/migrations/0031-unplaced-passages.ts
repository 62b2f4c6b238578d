import { type Kysely, sql } from "kysely";

/** The passages that the last compiling put in no section stay named until somebody cites them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table summary add column unplaced jsonb not null default '[]'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table summary drop column unplaced`.execute(db);
}
