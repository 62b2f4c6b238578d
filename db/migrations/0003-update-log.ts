import { type Kysely, sql } from "kysely";

/**
 * The log of updates keeps its references right by itself: the one statement that writes it takes the documents from rows that it locks,
 * and the writers from sessions. PostgreSQL's own checks, row after row, cost three times as much as storing the rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table document_update drop constraint document_update_document_id_fkey, drop constraint document_update_user_id_fkey`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table document_update add constraint document_update_document_id_fkey foreign key (document_id) references document (id) on delete cascade,
      add constraint document_update_user_id_fkey foreign key (user_id) references "user" (id)`.execute(db);
}
