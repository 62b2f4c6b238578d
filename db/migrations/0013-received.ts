import { type Kysely, sql } from "kysely";

/** Submissions that came by mail, and what the reviewers' desk decided about each submission, filed or received. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table received (
      id text primary key, review_id text not null references review (id), version_id text not null references version (id),
      kind text not null check (kind in ('individual', 'joint', 'nhri')), title text not null, language text not null, words integer not null,
      organisations jsonb not null, file_name text not null, file bytea not null, file_hash text not null, warnings jsonb not null,
      received_by text not null references "user" (id), received_at timestamptz not null,
      acronym text not null default '', js_number integer,
      unique (review_id, file_hash)
    );
    -- of a filing or of a received submission: both draw their ids from the same source
    create table desk_decision (
      filing_id text primary key, state text not null check (state in ('accepted', 'correction', 'declined')), reason text not null default '',
      decided_by text not null references "user" (id), decided_at timestamptz not null
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table desk_decision, received`.execute(db);
}
