import { type Kysely, sql } from "kysely";
import type { Database } from "~/db/database.js";
import { LIMITS } from "./limits.js";

/** What the log has after a room's sequence number. */
export interface LogTail {
  frozen: boolean;
  /** Sequence number of the first of `updates`, which follow each other without a gap. */
  first: number;
  updates: Uint8Array[];
}

interface Row {
  id: string;
  frozen: boolean;
  first: number | null;
  updates: Uint8Array[] | null;
}

/** The next updates after each of these positions, in one consistent read. A document that is gone is missing. */
async function readTails(db: Kysely<Database>, after: ReadonlyMap<string, number>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.id, d.frozen, u.first, u.updates
    from unnest(${[...after.keys()]}::text[], ${[...after.values()]}::bigint[]) as k (id, seq)
      join document d on d.id = k.id
      cross join lateral (
        select min(l.seq) as first, array_agg(l.bytes order by l.seq) as updates
        from (
          select seq, bytes from document_update where document_id = k.id and seq > k.seq order by seq limit ${LIMITS.updatesPerLook}
        ) l
      ) u`.execute(db);
  return rows;
}

interface Followed {
  /** The sequence number up to which the document is here; null when it is not open. */
  seqOf(documentId: string): number | null;
  take(documentId: string, tail: LogTail): void;
}

/**
 * Catching up with what other servers wrote. The returned function resolves when everything that was committed before the call is
 * applied; what is asked for while one read is under way is read together by the next. Rejects when the database fails, or one of
 * the documents cannot be followed.
 */
export function createCatchUp(db: Kysely<Database>, { seqOf, take }: Followed): (documentIds: readonly string[]) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let next: { ids: Set<string>; done: Promise<ReadonlyMap<string, unknown>> } | null = null;

  /** Returns why documents could not be followed: one that is broken does not hold up the others. */
  async function read(ids: ReadonlySet<string>) {
    const failed = new Map<string, unknown>();
    for (let missing = [...ids]; missing.length > 0;) {
      const after = new Map<string, number>();
      for (const id of missing) {
        const seq = seqOf(id);
        if (seq !== null) after.set(id, seq);
      }
      if (after.size === 0) break;
      missing = [];
      for (const { id, frozen, first, updates } of await readTails(db, after)) {
        const from = after.get(id)! + 1;
        try {
          if (first !== null && first !== from) throw new Error(`the log of document ${id} lacks its update ${String(from)}`);
          take(id, { frozen, first: from, updates: updates ?? [] });
          if (updates?.length === LIMITS.updatesPerLook) missing.push(id);
        } catch (error) {
          failed.set(id, error);
        }
      }
    }
    return failed;
  }

  return async (documentIds) => {
    if (!next) {
      const ids = new Set<string>();
      const done = last
        .catch(() => undefined)
        .then(() => {
          next = null;
          return read(ids);
        });
      last = done;
      next = { ids, done };
    }
    for (const id of documentIds) next.ids.add(id);
    const failed = await next.done;
    for (const id of documentIds) if (failed.has(id)) throw failed.get(id);
  };
}
