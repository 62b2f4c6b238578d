import type { Kysely, Transaction } from "kysely";
import type { Database, Row } from "./database.js";

type Db = Kysely<Database>;

/** A State's review in one session. Instants are `Date`; the deadline was entered in Geneva's time (`app/domain/review/zurich.ts`). */
export interface Review {
  id: string;
  stateCode: string;
  stateName: string;
  session: number;
  cycle: number;
  opensAt: Date | null;
  deadline: Date;
  guidelineSetId: string;
}

const review = (row: Row<"review">): Review => ({
  id: row.id,
  stateCode: row.state_code,
  stateName: row.state_name,
  session: row.session,
  cycle: row.cycle,
  opensAt: row.opens_at,
  deadline: row.deadline,
  guidelineSetId: row.guideline_set_id,
});

const columns = (r: Omit<Review, "id">) => ({
  state_code: r.stateCode,
  state_name: r.stateName,
  session: r.session,
  cycle: r.cycle,
  opens_at: r.opensAt,
  deadline: r.deadline,
  guideline_set_id: r.guidelineSetId,
});

/** The review, or null where there is none with this id. */
export async function reviewById(db: Db, id: string): Promise<Review | null> {
  const row = await db.selectFrom("review").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? review(row) : null;
}

/** Locks the review's row until the transaction ends; null where there is none. */
export async function lockReview(trx: Transaction<Database>, id: string): Promise<Review | null> {
  const row = await trx.selectFrom("review").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row ? review(row) : null;
}

/** Every review, the latest deadline first. */
export async function allReviews(db: Db): Promise<Review[]> {
  return (await db.selectFrom("review").selectAll().orderBy("deadline", "desc").orderBy("state_name").execute()).map(review);
}

/** The review of a State in a session, or null. */
export async function reviewOfState(db: Db, stateCode: string, session: number): Promise<Review | null> {
  const row = await db
    .selectFrom("review")
    .selectAll()
    .where("state_code", "=", stateCode)
    .where("session", "=", session)
    .executeTakeFirst();
  return row ? review(row) : null;
}

/** Adds a review; false, and nothing added, where the State has one in this session already. */
export async function insertReview(trx: Transaction<Database>, row: Review): Promise<boolean> {
  const added = await trx
    .insertInto("review")
    .values({ id: row.id, ...columns(row) })
    .onConflict((conflict) => conflict.columns(["state_code", "session"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes all facts of a review; the row is locked by the caller. */
export async function updateReview(trx: Transaction<Database>, row: Review): Promise<void> {
  await trx.updateTable("review").set(columns(row)).where("id", "=", row.id).execute();
}

/** Everybody with a place in a coalition of the review. */
export async function peopleOfReview(db: Db, reviewId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("coalition_person as p")
    .innerJoin("coalition as c", "c.id", "p.coalition_id")
    .where("c.review_id", "=", reviewId)
    .select("p.user_id")
    .distinct()
    .execute();
  return rows.map(({ user_id }) => user_id);
}

export interface CoalitionOfPerson {
  id: string;
  name: string;
  reviewId: string;
}

/** The coalitions, of all reviews, in which the person has a place. */
export async function coalitionsOfPerson(db: Db, userId: string): Promise<CoalitionOfPerson[]> {
  return db
    .selectFrom("coalition as c")
    .where((eb) =>
      eb.exists(
        eb.selectFrom("coalition_person as p").whereRef("p.coalition_id", "=", "c.id").where("p.user_id", "=", userId).select("p.role"),
      ),
    )
    .select(["c.id", "c.name", "c.review_id as reviewId"])
    .orderBy("c.name")
    .execute();
}
