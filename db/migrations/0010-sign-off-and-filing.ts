import { type Kysely, sql } from "kysely";

/** A filing keeps its package and what took its place; what was frozen or filed cannot be changed by SQL either. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table filing add column package bytea, add column replaced_at timestamptz;
    create index filing_by_submission on filing (submission_id, filed_at);

    create function filing_stays() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'what was filed stays'; end if;
        if (new.submission_id, new.round_id, new.version_id, new.filed_by, new.filed_at, new.words, new.receipt, new.docx, new.docx_hash, new.package)
          is distinct from (old.submission_id, old.round_id, old.version_id, old.filed_by, old.filed_at, old.words, old.receipt, old.docx, old.docx_hash, old.package)
        then raise exception 'what was filed stays'; end if;
        return new;
      end
    $$;
    create trigger filing_stays before update or delete on filing for each row execute function filing_stays();

    create function version_stays() returns trigger language plpgsql as $$
      begin
        if (new.document_id, new.content, new.state, new.hash) is distinct from (old.document_id, old.content, old.state, old.hash)
        then raise exception 'a version stays as it is'; end if;
        return new;
      end
    $$;
    create trigger version_stays before update on version for each row execute function version_stays();
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger version_stays on version;
    drop function version_stays();
    drop trigger filing_stays on filing;
    drop function filing_stays();
    drop index filing_by_submission;
    alter table filing drop column package, drop column replaced_at;
  `.execute(db);
}
