import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { type FiledSubmission, filedOfReview } from "~/db/filings.js";
import { reviewById } from "~/db/reviews.js";

export interface DeskView {
  review: { id: string; stateName: string; session: number; cycle: number; deadline: string };
  filed: (Omit<FiledSubmission, "filedAt"> & { filedAt: string })[];
}

/** What the reviewers' side has on its desk for a review. Throws "forbidden" and "not-found". */
export async function deskView(db: Kysely<Database>, actor: Actor, reviewId: string): Promise<DeskView> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  const review = await reviewById(db, reviewId);
  if (!review) throw new Refusal("not-found");
  const { id, stateName, session, cycle, deadline } = review;
  const filed = await filedOfReview(db, reviewId);
  return {
    review: { id, stateName, session, cycle, deadline: deadline.toISOString() },
    filed: filed.map((one) => ({ ...one, filedAt: one.filedAt.toISOString() })),
  };
}
