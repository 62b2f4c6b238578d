import { type Kysely, sql } from "kysely";

/** Sources of recommendations and of points of other kinds; each fact keeps the source that it came from; languages stand together. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table source (
      id text primary key, review_id text not null references review (id) on delete cascade, kind text not null, title text not null,
      symbol text not null default '', language text not null default '', file_name text not null, hash text not null,
      imported_by text not null references "user" (id), imported_at timestamptz not null default now(),
      unique (review_id, hash)
    );
    -- what a source says that is no numbered recommendation
    create table source_point (
      source_id text not null references source (id) on delete cascade, number text not null, position integer not null,
      headings text[] not null, text text not null, primary key (source_id, number)
    );
    alter table recommendation
      add column language text not null default 'en',
      add column translations jsonb not null default '{}',
      add column facts jsonb not null default '[]';
    -- a preview lives a week; those of the older shape are read again
    delete from import_preview;
    alter table import_preview drop column rows, add column content jsonb not null, add column hash text not null, add column bytes bytea
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from import_preview;
    alter table import_preview drop column content, drop column hash, drop column bytes, add column rows jsonb not null;
    alter table recommendation drop column language, drop column translations, drop column facts;
    drop table source_point, source
  `.execute(db);
}
