import { type Kysely, sql } from "kysely";

/** Notices by mail, links that open something without an account, and an audit log that the database itself refuses to change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice (
      id text primary key, kind text not null, address text not null, user_id text references "user" (id) on delete cascade,
      params jsonb not null, path text not null default '', link jsonb,
      created_at timestamptz not null default now(), due_at timestamptz not null, digest boolean not null default false,
      attempts integer not null default 0, claimed_until timestamptz, sent_at timestamptz, given_up_at timestamptz, error text not null default '',
      -- the same reminder is queued once
      dedupe text unique
    );
    create index notice_waiting on notice (due_at) where sent_at is null and given_up_at is null;
    create table notice_preference (
      address text not null, kind text not null, mode text not null check (mode in ('at-once', 'daily', 'off')), primary key (address, kind)
    );
    create table access_link (
      token_hash text primary key, purpose text not null check (purpose in ('invitation', 'sign', 'reset')), subject_id text not null,
      created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz
    );
    create index access_link_by_subject on access_link (purpose, subject_id);

    create function audit_event_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is append-only';
      end
    $$;
    create trigger audit_event_stays before update or delete on audit_event for each row execute function audit_event_stays();
    create trigger audit_event_is_not_emptied before truncate on audit_event for each statement execute function audit_event_stays();
    -- also where triggers are switched off for a session, as replication does
    alter table audit_event enable always trigger audit_event_stays;
    alter table audit_event enable always trigger audit_event_is_not_emptied;
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger audit_event_stays on audit_event;
    drop trigger audit_event_is_not_emptied on audit_event;
    drop function audit_event_stays();
    drop table access_link, notice_preference, notice;
  `.execute(db);
}
