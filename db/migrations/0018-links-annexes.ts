import { type Kysely, sql } from "kysely";

/** Organisations and endorsers without an account, who answer by a link made for one frozen text; annexes and minority views. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- takes part without an account; the contact is where its links are sent, empty where they are handed over
    alter table coalition_organisation add column by_link boolean not null default false, add column contact text not null default '';

    create table endorser (
      id text primary key, submission_id text not null references submission (id), name text not null, place text not null default '', address text not null default '',
      -- recorded: the lead says so, and names the source
      state text not null default 'waiting' check (state in ('waiting', 'endorsed', 'declined', 'recorded')), source text not null default '',
      signatory text not null default '', function text not null default '',
      -- the text that was endorsed, and whether that holds for what the coalition makes of it
      hash text not null default '', later_too boolean not null default false, answered_at timestamptz,
      added_by text not null references "user" (id), added_at timestamptz not null default now(),
      check (state <> 'recorded' or source <> '')
    );
    create unique index endorser_by_name on endorser (submission_id, lower(name));

    create table signing_link (
      id text primary key, round_id text not null references sign_off_round (id),
      organisation_id text references organisation (id), endorser_id text references endorser (id) on delete cascade,
      -- where it was sent; empty: handed over by whoever made it
      address text not null default '', made_by text not null references "user" (id), made_at timestamptz not null default now(),
      expires_at timestamptz not null, revoked_at timestamptz, used_at timestamptz,
      check ((organisation_id is null) <> (endorser_id is null))
    );
    create index signing_link_by_round on signing_link (round_id);
    create index signing_link_by_endorser on signing_link (endorser_id) where endorser_id is not null;
    alter table signature alter column user_id drop not null, add column link_id text references signing_link (id),
      add constraint signature_by_person_or_link check ((user_id is null) <> (link_id is null));

    create table annex (
      id text primary key, submission_id text not null references submission (id),
      -- whose minority view it is; null for an annex of all
      organisation_id text references organisation (id),
      title text not null, own boolean not null default true, file_name text not null, mime text not null, file bytea not null, hash text not null,
      -- a minority view's words, to be read on the page
      body text not null default '',
      added_by text references "user" (id), added_at timestamptz not null default now(), removed_at timestamptz
    );
    create index annex_by_submission on annex (submission_id, added_at);
    create unique index annex_minority_view on annex (submission_id, organisation_id) where organisation_id is not null and removed_at is null;
    create function annex_stays() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'an annex stays as it is'; end if;
        if (new.submission_id, new.organisation_id, new.title, new.file_name, new.mime, new.file, new.hash, new.body)
          is distinct from (old.submission_id, old.organisation_id, old.title, old.file_name, old.mime, old.file, old.hash, old.body)
        then raise exception 'an annex stays as it is'; end if;
        return new;
      end
    $$;
    create trigger annex_stays before update or delete on annex for each row execute function annex_stays();
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table annex;
    drop function annex_stays();
    delete from signature where user_id is null;
    alter table signature drop constraint signature_by_person_or_link, drop column link_id, alter column user_id set not null;
    drop table signing_link, endorser;
    alter table coalition_organisation drop column by_link, drop column contact;
  `.execute(db);
}
