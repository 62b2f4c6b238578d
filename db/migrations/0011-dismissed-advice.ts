import { type Kysely, sql } from "kysely";

/** Advice that somebody dismissed with a reason; it counts while the text of its place has this print. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dismissed_advice (
      submission_id text not null references submission (id) on delete cascade, rule text not null, print text not null,
      reason text not null check (reason <> ''), dismissed_by text not null references "user" (id), dismissed_at timestamptz not null default now(),
      primary key (submission_id, rule, print)
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table dismissed_advice`.execute(db);
}
