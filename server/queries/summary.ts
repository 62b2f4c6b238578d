import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { compileSummary } from "~/app/domain/summary/compile.js";
import type { Summary, SummarySource } from "~/app/domain/summary/summary.js";
import type { Database } from "~/db/database.js";
import { filedOfReview } from "~/db/filings.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import { reviewById } from "~/db/reviews.js";
import { versionById } from "~/db/versions.js";

/** The summary compiled from everything that stands filed for a review now. Throws "forbidden" and "not-found". */
export async function summaryOfReview(db: Kysely<Database>, actor: Actor, reviewId: string): Promise<Summary> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  const review = await reviewById(db, reviewId);
  if (!review) throw new Refusal("not-found");
  const { stateName, stateCode, session, cycle } = review;
  return compileSummary({
    review: { stateName, stateCode, session, cycle },
    submissions: await sourcesOf(db, reviewId),
    recommendations: await recommendationsOfReview(db, reviewId),
  });
}

async function sourcesOf(db: Kysely<Database>, reviewId: string): Promise<SummarySource[]> {
  const sources: SummarySource[] = [];
  for (const { versionId, acronym, jsNumber, kind, title, language } of await filedOfReview(db, reviewId)) {
    const version = await versionById(db, versionId);
    if (version)
      sources.push({
        acronym,
        jsNumber,
        kind,
        title,
        language,
        organisations: version.content.cover.organisations,
        document: version.content,
      });
  }
  return sources;
}
