import { type Kysely, sql } from "kysely";

/**
 * What of a review is public, one row for each submission and one for the summary. Its address is given once and stays; what was withdrawn keeps
 * its row, so that the address can say so, but neither text nor files. And the standing that OHCHR's list of stakeholders groups by.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table publication (
      id text primary key, review_id text not null references review (id),
      -- of a submission, or of what was received; empty for the summary
      submission_id text not null default '', slug text not null, language text not null,
      translation_of text references publication (id) deferrable initially deferred,
      redaction text not null default '',
      edition integer not null, version_id text, content jsonb, docx bytea, pdf bytea, hash text not null,
      published_by text not null references "user" (id), published_at timestamptz not null, first_published_at timestamptz not null,
      withdrawn_at timestamptz, withdrawn_reason text not null default '',
      unique (review_id, submission_id), unique (review_id, slug),
      check (withdrawn_at is not null or (content is not null and docx is not null and pdf is not null))
    );
    create index publication_by_time on publication (published_at);
    alter table filing add column standing text not null default '' check (standing in ('', 'a-status', 'regional'));
    alter table received add column standing text not null default '' check (standing in ('', 'a-status', 'regional'));
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table received drop column standing;
    alter table filing drop column standing;
    drop table publication;
  `.execute(db);
}
