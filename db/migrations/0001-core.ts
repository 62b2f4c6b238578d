import { type Kysely, sql } from "kysely";

/** Everything of the first story. better-auth's tables (user, session, account, verification) keep that library's own column names. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table "user" (
      id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null default false,
      image text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
    );
    create table session (
      id text primary key, "expiresAt" timestamptz not null, token text not null unique,
      "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
      "ipAddress" text, "userAgent" text, "userId" text not null references "user" (id) on delete cascade
    );
    create index session_by_user on session ("userId");
    create table account (
      id text primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "user" (id) on delete cascade,
      "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
      scope text, password text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
    );
    create index account_by_user on account ("userId");
    create table verification (
      id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
      "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
    );
    create index verification_by_identifier on verification (identifier);

    create table platform_role (
      user_id text not null references "user" (id) on delete cascade,
      role text not null check (role in ('administrator', 'reviewer')),
      primary key (user_id, role)
    );

    create table organisation (
      id text primary key, name text not null, acronym text not null default '', address text not null default '', website text not null default '',
      type text not null check (type in ('ngo', 'network', 'nhri', 'academic', 'union', 'faith', 'regional', 'other')),
      description text not null default '', created_at timestamptz not null default now()
    );
    create table organisation_member (
      organisation_id text not null references organisation (id) on delete cascade,
      user_id text not null references "user" (id) on delete cascade,
      is_admin boolean not null default false,
      joined_at timestamptz not null default now(),
      primary key (organisation_id, user_id)
    );

    create table guideline_set (
      id text primary key, cycle integer not null, name text not null,
      limits jsonb not null, counted jsonb not null, rules jsonb not null, updated_at timestamptz not null default now()
    );

    create table review (
      id text primary key, state_code text not null, state_name text not null, session integer not null, cycle integer not null,
      opens_at timestamptz, deadline timestamptz not null,
      guideline_set_id text not null references guideline_set (id),
      created_at timestamptz not null default now(),
      unique (state_code, session)
    );
    -- the lists of prior recommendations that belong to a review, by the symbol of their outcome report
    create table review_list (
      review_id text not null references review (id) on delete cascade, symbol text not null,
      is_sample boolean not null default false,
      primary key (review_id, symbol)
    );
    create table recommendation (
      symbol text not null, number text not null, sort integer[] not null, text text not null, states text[] not null,
      position text not null, position_source text not null default '', themes text[] not null default '{}', sdgs text[] not null default '{}',
      persons text[] not null default '{}', source text not null, updated_at timestamptz not null default now(),
      primary key (symbol, number)
    );
    -- an import that was read and is shown before it is taken over
    create table import_preview (
      id text primary key, review_id text not null references review (id) on delete cascade, symbol text not null, file_name text not null,
      rows jsonb not null, created_by text not null references "user" (id), created_at timestamptz not null default now()
    );

    create table coalition (
      id text primary key, review_id text not null references review (id), name text not null,
      lead_organisation_id text not null references organisation (id), created_at timestamptz not null default now()
    );
    create table coalition_organisation (
      coalition_id text not null references coalition (id) on delete cascade, organisation_id text not null references organisation (id),
      joined_at timestamptz not null default now(), primary key (coalition_id, organisation_id)
    );
    create table coalition_person (
      coalition_id text not null, organisation_id text not null, user_id text not null references "user" (id) on delete cascade,
      role text not null check (role in ('lead', 'author', 'signatory')),
      primary key (coalition_id, organisation_id, user_id, role),
      foreign key (coalition_id, organisation_id) references coalition_organisation (coalition_id, organisation_id) on delete cascade
    );
    create table invitation (
      id text primary key, token_hash text not null unique, coalition_id text not null references coalition (id) on delete cascade,
      -- null: whoever accepts brings an organisation of their own
      organisation_id text references organisation (id), role text not null check (role in ('lead', 'author', 'signatory')),
      email text not null default '', created_by text not null references "user" (id), created_at timestamptz not null default now(),
      expires_at timestamptz not null, used_at timestamptz, used_by text references "user" (id), revoked_at timestamptz
    );

    create table document (
      id text primary key, schema_version integer not null, seq bigint not null default 0, frozen boolean not null default false,
      created_at timestamptz not null default now()
    );
    create table document_update (
      document_id text not null references document (id) on delete cascade, seq bigint not null, bytes bytea not null,
      user_id text references "user" (id), created_at timestamptz not null default now(), primary key (document_id, seq)
    );
    create table document_snapshot (
      document_id text primary key references document (id) on delete cascade, seq bigint not null, state bytea not null, created_at timestamptz not null default now()
    );

    create table submission (
      id text primary key, coalition_id text not null references coalition (id), review_id text not null references review (id),
      kind text not null check (kind in ('individual', 'joint', 'nhri')), title text not null, language text not null default 'en',
      state text not null default 'draft' check (state in ('draft', 'sign-off', 'filed', 'withdrawn')),
      document_id text not null unique references document (id), created_by text not null references "user" (id), created_at timestamptz not null default now()
    );
    -- what an importer was not sure of, shown beside the text
    create table import_warning (
      id text primary key, submission_id text not null references submission (id) on delete cascade, block_id text, code text not null, params jsonb not null,
      dismissed_by text references "user" (id), dismissed_at timestamptz
    );
    create table version (
      id text primary key, document_id text not null references document (id), seq bigint not null, name text not null default '',
      content jsonb not null, state bytea not null, hash text not null, words jsonb not null,
      created_by text references "user" (id), created_at timestamptz not null default now()
    );
    create table sign_off_round (
      id text primary key, submission_id text not null references submission (id), version_id text not null references version (id),
      opened_by text not null references "user" (id), opened_at timestamptz not null default now(),
      closed_at timestamptz, outcome text check (outcome in ('reopened', 'filed'))
    );
    create unique index sign_off_round_open on sign_off_round (submission_id) where closed_at is null;
    create table signature (
      id text primary key, round_id text not null references sign_off_round (id), organisation_id text not null references organisation (id),
      user_id text not null references "user" (id), decision text not null check (decision in ('signed', 'refused')),
      signatory_name text not null, signatory_function text not null, reason text not null default '', hash text not null,
      created_at timestamptz not null default now(), voided_at timestamptz
    );
    create unique index signature_standing on signature (round_id, organisation_id) where voided_at is null;
    create table filing (
      id text primary key, submission_id text not null references submission (id), round_id text not null references sign_off_round (id),
      version_id text not null references version (id), filed_by text not null references "user" (id), filed_at timestamptz not null,
      words integer not null, receipt jsonb not null, docx bytea not null, docx_hash text not null,
      withdrawn_at timestamptz,
      -- given by the reviewers, never computed
      acronym text not null default '', js_number integer
    );

    -- append-only, chained: hash covers the event and the hash before it
    create table audit_event (
      seq bigint generated always as identity primary key, at timestamptz not null, actor_id text, action text not null,
      subject_type text not null, subject_id text not null, data jsonb not null, previous_hash text not null, hash text not null unique
    );
    create index audit_event_subject on audit_event (subject_type, subject_id);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table audit_event, filing, signature, sign_off_round, version, import_warning, submission, document_snapshot, document_update, document,
      invitation, coalition_person, coalition_organisation, coalition, import_preview, recommendation, review_list, review, guideline_set,
      organisation_member, organisation, platform_role, verification, account, session, "user"
  `.execute(db);
}
