import type { Kysely, Transaction } from "kysely";
import type { SourceKind, SourcePoint } from "~/app/domain/recommendations/source.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;

export interface Source {
  id: string;
  kind: SourceKind;
  title: string;
  /** Of the document; empty where it has none. */
  symbol: string;
  language: string;
  fileName: string;
  importedAt: Date;
}

export interface SourceWithPoints extends Source {
  points: Pick<SourcePoint, "number" | "headings" | "text">[];
}

/** What was taken over for a review, the latest first, each with the points that it holds besides recommendations. */
export async function sourcesOfReview(db: Db, reviewId: string): Promise<SourceWithPoints[]> {
  const [sources, points] = await Promise.all([
    db.selectFrom("source").selectAll().where("review_id", "=", reviewId).orderBy("imported_at", "desc").orderBy("id").execute(),
    db
      .selectFrom("source_point as p")
      .innerJoin("source as s", "s.id", "p.source_id")
      .where("s.review_id", "=", reviewId)
      .select(["p.source_id", "p.number", "p.headings", "p.text"])
      .orderBy("p.position")
      .execute(),
  ]);
  return sources.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    symbol: row.symbol,
    language: row.language,
    fileName: row.file_name,
    importedAt: row.imported_at,
    points: points.filter((point) => point.source_id === row.id).map(({ number, headings, text }) => ({ number, headings, text })),
  }));
}

/** Id of the source that a file was taken over as in a review; null where it was not. */
export async function sourceOfFile(db: Db, reviewId: string, hash: string): Promise<string | null> {
  const row = await db.selectFrom("source").select("id").where("review_id", "=", reviewId).where("hash", "=", hash).executeTakeFirst();
  return row?.id ?? null;
}

export interface NewSource extends Omit<Source, "importedAt"> {
  reviewId: string;
  hash: string;
  importedBy: string;
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
