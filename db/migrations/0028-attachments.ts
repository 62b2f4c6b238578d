import { type Kysely, sql } from "kysely";

/** Papers that a regional body sends along with its submission: each is read and cited by itself, and stands in the list of stakeholders under that body. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table received add column attached_to text references received (id) deferrable initially deferred,
      add constraint received_attached_elsewhere check (attached_to <> id);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table received drop column attached_to`.execute(db);
}
