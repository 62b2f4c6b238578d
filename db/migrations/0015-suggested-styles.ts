import { type Kysely, sql } from "kysely";

/** Suggestions may be about the kind of a block too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table suggestion drop constraint suggestion_kind_check;
    alter table suggestion add constraint suggestion_kind_check check (kind in ('replace', 'insert', 'remove', 'style'));
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from thread where id in (select thread_id from suggestion where kind = 'style');
    alter table suggestion drop constraint suggestion_kind_check;
    alter table suggestion add constraint suggestion_kind_check check (kind in ('replace', 'insert', 'remove'));
  `.execute(db);
}
