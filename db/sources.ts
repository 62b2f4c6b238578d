import type { Kysely, Transaction } from "kysely";
import { sourceKey } from "~/app/domain/recommendations/source-key.js";
import type { SourceKind, SourcePoint } from "~/app/domain/recommendations/source.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;

/** A file that was taken over for a review. */
export interface Source {
  id: string;
  reviewId: string;
  /** As links name it. */
  key: string;
  kind: SourceKind;
  title: string;
  /** Of the document; empty where it has none. */
  symbol: string;
  language: string;
  fileName: string;
  importedAt: Date;
  importedBy: string;
}

export interface SourceWithPoints extends Source {
  points: Pick<SourcePoint, "number" | "headings" | "text">[];
}

const selectSources = (db: Db) =>
  db.selectFrom("source as s").innerJoin("user as u", "u.id", "s.imported_by").selectAll("s").select("u.name as imported_by_name");
type SourceRow = Awaited<ReturnType<ReturnType<typeof selectSources>["execute"]>>[number];

const sourceOf = (row: SourceRow): Source => ({
  id: row.id,
  reviewId: row.review_id,
  key: sourceKey(row.hash),
  kind: row.kind,
  title: row.title,
  symbol: row.symbol,
  language: row.language,
  fileName: row.file_name,
  importedAt: row.imported_at,
  importedBy: row.imported_by_name,
});

/** What was taken over for a review, the latest first, each with the points that it holds besides recommendations. */
export async function sourcesOfReview(db: Db, reviewId: string): Promise<SourceWithPoints[]> {
  const [sources, points] = await Promise.all([
    selectSources(db).where("s.review_id", "=", reviewId).orderBy("s.imported_at", "desc").orderBy("s.id").execute(),
    db
      .selectFrom("source_point as p")
      .innerJoin("source as s", "s.id", "p.source_id")
      .where("s.review_id", "=", reviewId)
      .select(["p.source_id", "p.number", "p.headings", "p.text"])
      .orderBy("p.position")
      .execute(),
  ]);
  const pointsOf = new Map<string, SourceWithPoints["points"]>(sources.map(({ id }) => [id, []]));
  for (const { source_id, number, headings, text } of points) pointsOf.get(source_id)?.push({ number, headings, text });
  return sources.map((row) => ({ ...sourceOf(row), points: pointsOf.get(row.id) ?? [] }));
}

/** One source of a review; null where it has none of this id. */
export async function sourceById(db: Db, reviewId: string, id: string): Promise<SourceWithPoints | null> {
  return (await sourcesOfReview(db, reviewId)).find((source) => source.id === id) ?? null;
}

/** Sources by their ids, of whichever review. */
export async function sourcesById(db: Db, ids: readonly string[]): Promise<Source[]> {
  return ids.length === 0 ? [] : (await selectSources(db).where("s.id", "in", ids).execute()).map(sourceOf);
}

/** Id of the source that a file was taken over as in a review; null where it was not. */
export async function sourceOfFile(db: Db, reviewId: string, hash: string): Promise<string | null> {
  const row = await db.selectFrom("source").select("id").where("review_id", "=", reviewId).where("hash", "=", hash).executeTakeFirst();
  return row?.id ?? null;
}

export interface NewSource extends Omit<Source, "importedAt" | "key"> {
  hash: string;
}

const ROWS_AT_ONCE = 1000;

export async function insertSource(trx: Transaction<Database>, source: NewSource, points: readonly SourcePoint[]): Promise<void> {
  await trx
    .insertInto("source")
    .values({
      id: source.id,
      review_id: source.reviewId,
      kind: source.kind,
      title: source.title,
      symbol: source.symbol,
      language: source.language,
      file_name: source.fileName,
      hash: source.hash,
      imported_by: source.importedBy,
    })
    .execute();
  for (let start = 0; start < points.length; start += ROWS_AT_ONCE) {
    const rows = points
      .slice(start, start + ROWS_AT_ONCE)
      .map(({ number, headings, text }, i) => ({ source_id: source.id, number, position: start + i, headings, text }));
    await trx.insertInto("source_point").values(rows).execute();
  }
}

export async function updateSourceTitle(trx: Transaction<Database>, id: string, title: string): Promise<void> {
  await trx.updateTable("source").set({ title }).where("id", "=", id).execute();
}
