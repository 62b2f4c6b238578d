import { type Kysely, sql } from "kysely";

/** Warnings of an import keep the order in which the text gave rise to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_warning add column position integer not null default 0`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_warning drop column position`.execute(db);
}
