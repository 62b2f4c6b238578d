import { type Kysely, sql } from "kysely";

const states = (allowed: string) => `
  alter table submission drop constraint submission_state_check;
  alter table submission add constraint submission_state_check check (state in (${allowed}));
`;

/** A draft that nobody needs any more can be set aside. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(states("'draft', 'sign-off', 'filed', 'withdrawn', 'set-aside'")).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`update submission set state = 'draft' where state = 'set-aside'`.execute(db);
  await sql.raw(states("'draft', 'sign-off', 'filed', 'withdrawn'")).execute(db);
}
