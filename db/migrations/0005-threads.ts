import { type Kysely, sql } from "kysely";

/** Comments and suggested edits: threads about stretches of a document. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table thread (
      id text primary key, document_id text not null references document (id) on delete cascade,
      scope text not null check (scope in ('range', 'block')),
      -- where the text stood, and what it said, when the thread began
      ranges jsonb not null,
      created_by text not null references "user" (id), created_at timestamptz not null default now(),
      resolved_by text references "user" (id), resolved_at timestamptz,
      check ((resolved_by is null) = (resolved_at is null))
    );
    create index thread_document on thread (document_id, created_at);
    create table thread_message (
      id text primary key, thread_id text not null references thread (id) on delete cascade,
      author_id text not null references "user" (id), body text not null, mentions text[] not null default '{}',
      created_at timestamptz not null default now()
    );
    create index thread_message_thread on thread_message (thread_id, created_at);
    -- a thread that proposes other words for its text
    create table suggestion (
      thread_id text primary key references thread (id) on delete cascade,
      kind text not null check (kind in ('replace', 'insert', 'remove')), base text not null, proposed text not null,
      decision text check (decision in ('accepted', 'refused', 'withdrawn')),
      decided_by text references "user" (id), decided_at timestamptz,
      check ((decision is null) = (decided_at is null))
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table suggestion, thread_message, thread`.execute(db);
}
