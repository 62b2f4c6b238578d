import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import type { CitableSource } from "~/app/domain/mapping/points.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { sourcesOfReview } from "~/db/sources.js";
import { submissionById } from "~/db/submissions.js";

/** The sources of a review that have points, in the order in which they were added. */
export async function pointsOfReview(db: Kysely<Database>, reviewId: string): Promise<CitableSource[]> {
  return (await sourcesOfReview(db, reviewId))
    .filter(({ points }) => points.length > 0)
    .reverse()
    .map(({ key, kind, title, symbol, points }) => ({ key, kind, title, symbol, points }));
}

/** What a paragraph of a submission can cite besides recommendations. Throws "not-found" and "forbidden". */
export async function citableSources(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<CitableSource[]> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.read", record.subject);
  return pointsOfReview(db, record.review.id);
}
