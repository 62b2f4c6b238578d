import { type Kysely, sql } from "kysely";

/** The summary of a review: a document of its own, written by the reviewers' side. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table summary (
      review_id text primary key references review (id), document_id text not null unique references document (id),
      created_by text not null references "user" (id), created_at timestamptz not null default now(), compiled_at timestamptz, compiling_until timestamptz
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table summary`.execute(db);
}
