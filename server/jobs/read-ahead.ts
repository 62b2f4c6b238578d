import { type Kysely, sql } from "kysely";
import type { Database } from "~/db/database.js";
import { filedOfReview } from "~/db/filings.js";
import { reviewById } from "~/db/reviews.js";
import { readPassagesAhead } from "../queries/desk-search.js";
import { countFindingsAhead } from "../queries/desk.js";

/** So many reviews are kept ready: those in which something arrived last. */
const MOST_REVIEWS = 20;

/** Reads what was filed or received before the desk asks for it, so that its first page after a filing, a restart or a new list is there at once. */
export async function readAhead(db: Kysely<Database>, signal: AbortSignal): Promise<void> {
  const { rows } = await sql<{ reviewId: string }>`
    select review_id as "reviewId" from (
      select s.review_id, f.filed_at as at from filing f join submission s on s.id = f.submission_id
      union all select review_id, received_at from received
    ) arrived group by review_id order by max(at) desc limit ${MOST_REVIEWS}
  `.execute(db);
  for (const { reviewId } of rows) {
    const review = await reviewById(db, reviewId);
    if (!review || signal.aborted) continue;
    const filed = await filedOfReview(db, reviewId, { declined: true });
    await countFindingsAhead(db, review, filed, signal);
    await readPassagesAhead(db, reviewId, filed, signal);
  }
}
