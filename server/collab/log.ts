import { createYDoc } from "~/app/domain/document/ydoc.js";
import { CompiledQuery, type Kysely, sql } from "kysely";
import * as Y from "yjs";
import { type Block, newId, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { readYDoc, writeYDoc } from "~/app/domain/document/yjs.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { canonicalHash } from "../sha256.js";
import { type Content, createContent } from "./content.js";
import type { FrozenDocument, Trx } from "./documents.js";

/** SHA-256, lower-case hex, of the canonical JSON: what a signature signs. */
export const hashDocument = (document: StructuredDocument): string => canonicalHash(document);

const emptyParagraph = (): Block => ({ id: newId(), kind: "paragraph", inline: [] });

/** Stores a new document with its first content and returns its id. The only place where a document gets content that nobody typed. */
export async function createDocument(trx: Trx, document: StructuredDocument): Promise<string> {
  return createDocumentBy(trx, (doc) =>
    writeYDoc(doc, document.blocks.length > 0 ? document : { ...document, blocks: [emptyParagraph()] }),
  );
}

/** The same, filled by a function. */
export async function createDocumentBy(trx: Trx, fill: (doc: Y.Doc) => void): Promise<string> {
  const id = newId();
  const doc = createYDoc();
  fill(doc);
  await trx.insertInto("document").values({ id, schema_version: SCHEMA_VERSION }).execute();
  await trx
    .insertInto("document_snapshot")
    .values({ document_id: id, seq: 0, state: Buffer.from(Y.encodeStateAsUpdate(doc)) })
    .execute();
  return id;
}

export interface LoadedDocument {
  content: Content;
  seq: number;
  frozen: boolean;
  /** How many updates lie behind the snapshot: what a compaction would spare the next reader. */
  behind: number;
}

/** Documents as the log has them: their snapshots and every update after those, in one consistent read; null where there is none. */
export async function loadDocuments(db: Kysely<Database>, ids: readonly string[]): Promise<(LoadedDocument | null)[]> {
  // one statement, so that snapshot and updates are of one moment; bytes are not decoded by PostgreSQL
  const { rows } = await sql<{ id: string; seq: number; frozen: boolean; state: Buffer; updates: Buffer[] }>`/* prepared load-documents */
    select d.id, d.seq, d.frozen, s.state,
      coalesce((select array_agg(u.bytes order by u.seq) from document_update u where u.document_id = d.id and u.seq > s.seq), '{}') as updates
    from document d join document_snapshot s on s.document_id = d.id where d.id = any(${ids}::text[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    return row ? { content: createContent(row.state, row.updates), seq: row.seq, frozen: row.frozen, behind: row.updates.length } : null;
  });
}

/** One of them. Throws Refusal "not-found". */
export async function loadDocument(db: Kysely<Database>, id: string): Promise<LoadedDocument> {
  const [loaded] = await loadDocuments(db, [id]);
  if (!loaded) throw new Refusal("not-found");
  return loaded;
}

/** The text as it is stored: everything that any client was told is saved. */
export async function readDocument(db: Kysely<Database>, id: string): Promise<StructuredDocument> {
  return readYDoc((await loadDocument(db, id)).content.doc);
}

/**
 * Freezes within the caller's transaction: no update is stored from here on until `unfreezeDocument`. `complete` fills in what is
 * kept elsewhere (the organisations of the cover) before the text is hashed. Throws "not-found", and "document-frozen" when it is frozen already.
 */
export async function freezeDocument(
  trx: Trx,
  id: string,
  complete: (document: StructuredDocument) => StructuredDocument = (document) => document,
): Promise<FrozenDocument> {
  const updated = await trx
    .updateTable("document")
    .set({ frozen: true })
    .where("id", "=", id)
    .where("frozen", "=", false)
    .executeTakeFirst();
  const { content, seq } = await loadDocument(trx, id);
  if (updated.numUpdatedRows === 0n) throw new Refusal("document-frozen");
  const document = complete(readYDoc(content.doc));
  return { document, state: content.state(), seq, hash: hashDocument(document) };
}

export async function unfreezeDocument(trx: Trx, id: string): Promise<void> {
  await trx.updateTable("document").set({ frozen: false }).where("id", "=", id).execute();
}

/** What a change amounts to as an update, made on a copy of the document; null where it changes nothing. */
export function updateBy(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array | null {
  const copy = createYDoc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  copy.on("update", (bytes: Uint8Array) => updates.push(bytes));
  copy.transact(() => change(copy));
  return updates.length === 0 ? null : Y.mergeUpdates(updates);
}

export interface PendingUpdate {
  documentId: string;
  bytes: Uint8Array;
  userId: string | null;
}

const APPEND_ONE = `/* prepared append-one */
  with bumped as (update document set seq = seq + 1 where id = $1 and not frozen returning seq)
  insert into document_update (document_id, seq, bytes, user_id) select $1, seq, $2, $3 from bumped returning seq`;

/** One update alone, what people typing mostly send: the plainest statement, and not put together anew each time. */
async function appendOne(db: Kysely<Database>, { documentId, bytes, userId }: PendingUpdate): Promise<number | undefined> {
  const { rows } = await db.executeQuery<{ seq: number }>(CompiledQuery.raw(APPEND_ONE, [documentId, Buffer.from(bytes), userId]));
  return rows[0]?.seq;
}

/** The same for several of one document, of whose row alone the statement is: half the work for the database. */
async function appendTo(db: Kysely<Database>, documentId: string, bytes: Buffer[], users: (string | null)[]): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`/* prepared append-to-one */
    with bumped as (update document set seq = seq + ${bytes.length}::int where id = ${documentId} and not frozen returning seq),
      stored as (
        insert into document_update (document_id, seq, bytes, user_id)
        select ${documentId}, seq - ${bytes.length}::int + position, bytes, user_id
        from bumped, unnest(${bytes}::bytea[], ${users}::text[]) with ordinality as u (bytes, user_id, position)
      )
    select seq from bumped`.execute(db);
  return rows[0]?.seq;
}

/**
 * Appends updates of any number of documents in one statement, so in one commit, and returns the new sequence number per document.
 * A document that is frozen (or gone) is missing from the answer: none of its updates was stored.
 */
export async function appendUpdates(db: Kysely<Database>, updates: readonly PendingUpdate[]): Promise<Map<string, number>> {
  const ids = updates.map((update) => update.documentId);
  const bytes = updates.map((update) => Buffer.from(update.bytes));
  const users = updates.map((update) => update.userId);
  const [first] = ids;
  if (first !== undefined && ids.every((id) => id === first)) {
    const seq = await (updates.length === 1 ? appendOne(db, updates[0]!) : appendTo(db, first, bytes, users));
    return new Map(seq === undefined ? [] : [[first, seq]]);
  }
  // locked in the order of ids, so that two servers that commit the same documents never wait for each other in a circle
  const { rows } = await sql<{ document_id: string; seq: number }>`/* prepared append-updates */
    with incoming as (select * from unnest(${ids}::text[], ${bytes}::bytea[], ${users}::text[]) with ordinality as u (document_id, bytes, user_id, position)),
      locked as materialized (select id from document where id = any(${ids}::text[]) and not frozen order by id for update),
      counted as (select document_id, count(*) as updates from incoming group by document_id),
      bumped as (update document d set seq = d.seq + c.updates from counted c join locked l on l.id = c.document_id where d.id = l.id returning d.id, d.seq - c.updates as base),
      stored as (
        insert into document_update (document_id, seq, bytes, user_id)
        select i.document_id, b.base + row_number() over (partition by i.document_id order by i.position), i.bytes, i.user_id
        from incoming i join bumped b on b.id = i.document_id returning document_id, seq
      )
    select document_id, max(seq) as seq from stored group by document_id`.execute(db);
  return new Map(rows.map((row) => [row.document_id, row.seq]));
}

/** Stores what the log amounts to at `seq`; an older compaction that arrives late changes nothing. The log itself is kept. */
export async function compactDocument(db: Kysely<Database>, id: string, seq: number, state: Uint8Array): Promise<void> {
  await sql`
    update document_snapshot set seq = ${seq}, state = ${Buffer.from(state)}, created_at = now() where document_id = ${id} and seq < ${seq}`.execute(
    db,
  );
}
