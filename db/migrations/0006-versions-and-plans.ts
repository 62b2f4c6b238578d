import { type Kysely, sql } from "kysely";

/** Versions of several kinds, whose account each Yjs client is, and the plan of a submission: budgets, assignments, states, locks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table version add column kind text not null default 'sign-off' check (kind in ('automatic', 'named', 'sign-off', 'before-restore'));
    -- the people who wrote since the version before
    alter table version add column writers text[] not null default '{}';
    create index version_of_document on version (document_id, created_at desc, id);
    -- read off the log up to document.writers_seq
    create table document_writer (
      document_id text not null references document (id) on delete cascade, client bigint not null,
      user_id text not null references "user" (id) on delete cascade, primary key (document_id, client)
    );
    alter table document add column writers_seq bigint not null default 0;
    -- a section is known by its heading's block id; '' is what stands before the first heading
    create table section_plan (
      submission_id text not null references submission (id) on delete cascade, heading_id text not null,
      words integer check (words between 1 and 100000), organisation_id text references organisation (id), due_on date,
      state text not null default 'draft' check (state in ('draft', 'ready', 'agreed')), locked boolean not null default false,
      primary key (submission_id, heading_id), check (not locked or organisation_id is not null)
    );
    create table organisation_plan (
      submission_id text not null references submission (id) on delete cascade, organisation_id text not null references organisation (id),
      words integer not null check (words between 1 and 100000), primary key (submission_id, organisation_id)
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table organisation_plan, section_plan, document_writer;
    drop index version_of_document;
    alter table document drop column writers_seq;
    alter table version drop column kind, drop column writers;
  `.execute(db);
}
