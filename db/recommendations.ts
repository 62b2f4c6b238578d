import { type Kysely, sql, type Transaction } from "kysely";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { StoredRecommendation } from "~/app/domain/recommendations/source.js";
import type { Database, Row } from "./database.js";

type Db = Kysely<Database>;

const COLUMNS = ["symbol", "number", "text", "states", "position", "position_source", "themes", "sdgs", "persons"] as const;

const recommendation = (row: Pick<Row<"recommendation">, (typeof COLUMNS)[number]>): Recommendation => ({
  symbol: row.symbol,
  number: row.number,
  text: row.text,
  states: row.states,
  position: row.position,
  positionSource: row.position_source,
  themes: row.themes,
  sdgs: row.sdgs,
  persons: row.persons,
});

/**
 * The prior recommendations of all lists of a review, by symbol and then by the integers of their number; with `language` (BCP 47) also their
 * texts in it, where the list has another.
 */
export async function recommendationsOfReview(db: Db, reviewId: string, language = ""): Promise<Recommendation[]> {
  const short = language.toLowerCase().split("-")[0]!;
  const rows = await db
    .selectFrom("recommendation")
    .where("symbol", "in", (eb) => eb.selectFrom("review_list").select("symbol").where("review_id", "=", reviewId))
    .select([...COLUMNS, sql<string | null>`case when language <> ${short} then translations ->> ${short} end`.as("in_language")])
    .orderBy("symbol")
    .orderBy("sort")
    .execute();
  return rows.map((row) => ({ ...recommendation(row), ...(row.in_language !== null && { inLanguage: row.in_language }) }));
}

const ALL_COLUMNS = [...COLUMNS, "language", "translations", "facts"] as const;
type StoredRow = Omit<Row<"recommendation">, "sort" | "source" | "updated_at">;
const stored = (row: StoredRow): StoredRecommendation => ({
  ...recommendation(row),
  language: row.language,
  translations: row.translations,
  facts: row.facts,
});

/** The stored recommendations of one outcome report with all that is known of them, by number. */
export async function recommendationsOfSymbol(db: Db, symbol: string): Promise<StoredRecommendation[]> {
  const rows = await db.selectFrom("recommendation").where("symbol", "=", symbol).select(ALL_COLUMNS).orderBy("sort").execute();
  return rows.map(stored);
}

/** As `recommendationsOfReview`, with the other languages and the sources of each fact. */
export async function storedRecommendationsOfReview(db: Db, reviewId: string): Promise<StoredRecommendation[]> {
  const rows = await db
    .selectFrom("recommendation")
    .where("symbol", "in", (eb) => eb.selectFrom("review_list").select("symbol").where("review_id", "=", reviewId))
    .select(ALL_COLUMNS)
    .orderBy("symbol")
    .orderBy("sort")
    .execute();
  return rows.map(stored);
}

const ROWS_AT_ONCE = 500;

/** Adds or replaces recommendations by (symbol, number); `source` says where they came from, usually a file's name. */
export async function upsertRecommendations(
  trx: Transaction<Database>,
  rows: readonly (Recommendation & Partial<StoredRecommendation>)[],
  source: string,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await trx
      .insertInto("recommendation")
      .values(
        rows.slice(start, start + ROWS_AT_ONCE).map((row) => ({
          symbol: row.symbol,
          number: row.number,
          sort: row.number.split(".").map(Number),
          text: row.text,
          states: row.states,
          position: row.position,
          position_source: row.positionSource,
          themes: row.themes,
          sdgs: row.sdgs,
          persons: row.persons,
          source,
          language: row.language ?? "en",
          translations: JSON.stringify(row.translations ?? {}),
          facts: JSON.stringify(row.facts ?? []),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["symbol", "number"]).doUpdateSet((eb) => ({
          text: eb.ref("excluded.text"),
          states: eb.ref("excluded.states"),
          position: eb.ref("excluded.position"),
          position_source: eb.ref("excluded.position_source"),
          themes: eb.ref("excluded.themes"),
          sdgs: eb.ref("excluded.sdgs"),
          persons: eb.ref("excluded.persons"),
          source: eb.ref("excluded.source"),
          language: eb.ref("excluded.language"),
          translations: eb.ref("excluded.translations"),
          facts: eb.ref("excluded.facts"),
          // not the transaction's begin: who waited for the lock must not seem the earlier one
          updated_at: sql<Date>`clock_timestamp()`,
        })),
      )
      .execute();
  }
}

/** Removes recommendations of an outcome report by their numbers. */
export async function deleteRecommendations(trx: Transaction<Database>, symbol: string, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  await trx.deleteFrom("recommendation").where("symbol", "=", symbol).where("number", "in", numbers).execute();
}

/** Holds back everybody else who would change the list of this symbol, until the transaction ends. */
export async function lockList(trx: Transaction<Database>, symbol: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`recommendations ${symbol}`}, 0))`.execute(trx);
}

export interface ReviewList {
  symbol: string;
  /** The wording is a sample, not OHCHR's. */
  isSample: boolean;
  recommendations: number;
}

/** The lists of prior recommendations that belong to a review. */
export async function listsOfReview(db: Db, reviewId: string): Promise<ReviewList[]> {
  const rows = await db
    .selectFrom("review_list as l")
    .leftJoin("recommendation as r", "r.symbol", "l.symbol")
    .where("l.review_id", "=", reviewId)
    .groupBy(["l.symbol", "l.is_sample"])
    .select(["l.symbol", "l.is_sample"])
    .select((eb) => eb.fn.count<string>("r.number").as("recommendations"))
    .orderBy("l.symbol")
    .execute();
  return rows.map((row) => ({ symbol: row.symbol, isSample: row.is_sample, recommendations: Number(row.recommendations) }));
}

/** Whether the stored wording of an outcome report is a sample, in whichever review it is used. */
export async function isSampleList(db: Db, symbol: string): Promise<boolean> {
  const row = await db
    .selectFrom("review_list")
    .select("symbol")
    .where("symbol", "=", symbol)
    .where("is_sample", "=", true)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes the list of a symbol part of a review; true where it was not yet. */
export async function addReviewList(trx: Transaction<Database>, reviewId: string, symbol: string, isSample = false): Promise<boolean> {
  const added = await trx
    .insertInto("review_list")
    .values({ review_id: reviewId, symbol, is_sample: isSample })
    .onConflict((conflict) => conflict.columns(["review_id", "symbol"]).doNothing())
    .returning("symbol")
    .executeTakeFirst();
  return added !== undefined;
}

/** From now on the wording of this symbol is OHCHR's, in every review that uses it. */
export async function endSample(trx: Transaction<Database>, symbol: string): Promise<void> {
  await trx.updateTable("review_list").set({ is_sample: false }).where("symbol", "=", symbol).execute();
}
