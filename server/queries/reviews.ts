import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import type { GuidelineSet } from "~/app/domain/guidelines/guidelines.js";
import { facets, type RecommendationFacets } from "~/app/domain/recommendations/filter.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { guidelineSetById, guidelineSets } from "~/db/guideline-sets.js";
import { listsOfReview, recommendationsOfReview, type ReviewList } from "~/db/recommendations.js";
import { allReviews, type CoalitionOfPerson, coalitionsOfPerson, type Review, reviewById } from "~/db/reviews.js";
import { type SubmissionOverview, submissionsOfPerson } from "~/db/submissions.js";

export type { Review };

export interface ReviewOfPerson extends Review {
  coalitions: CoalitionOfPerson[];
}

/** Every review with the person's own coalitions: first those whose deadline is to come, the nearest first, then the past ones, the latest first. */
export async function reviewsOfPerson(
  db: Kysely<Database>,
  actor: Actor,
  now: Date,
): Promise<{ open: ReviewOfPerson[]; past: ReviewOfPerson[] }> {
  const [reviews, coalitions] = await Promise.all([allReviews(db), coalitionsOfPerson(db, actor.userId)]);
  const mine = reviews.map((review) => ({ ...review, coalitions: coalitions.filter((coalition) => coalition.reviewId === review.id) }));
  return { open: mine.filter((review) => review.deadline >= now).reverse(), past: mine.filter((review) => review.deadline < now) };
}

/** The review; throws not-found. */
export async function requireReview(db: Kysely<Database>, reviewId: string): Promise<Review> {
  const review = await reviewById(db, reviewId);
  if (!review) throw new Refusal("not-found");
  return review;
}

/** The review with its guideline set; throws not-found. */
export async function reviewWithGuidelines(db: Kysely<Database>, reviewId: string): Promise<{ review: Review; guidelines: GuidelineSet }> {
  const review = await requireReview(db, reviewId);
  const guidelines = await guidelineSetById(db, review.guidelineSetId);
  if (!guidelines) throw new Refusal("not-found");
  return { review, guidelines };
}

/** What a form about a review lets one choose from. */
export async function guidelineChoices(db: Kysely<Database>): Promise<{ id: string; name: string }[]> {
  return (await guidelineSets(db)).map(({ id, name }) => ({ id, name }));
}

export interface ReviewPage {
  review: Review;
  guidelines: GuidelineSet;
  lists: ReviewList[];
  facets: RecommendationFacets;
  recommendations: number;
  coalitions: CoalitionOfPerson[];
  submissions: SubmissionOverview[];
}

/** All that a review's page shows to a person; throws not-found. */
export async function reviewPage(db: Kysely<Database>, actor: Actor, reviewId: string): Promise<ReviewPage> {
  const [{ review, guidelines }, lists, recommendations, coalitions, submissions] = await Promise.all([
    reviewWithGuidelines(db, reviewId),
    listsOfReview(db, reviewId),
    recommendationsOfReview(db, reviewId),
    coalitionsOfPerson(db, actor.userId),
    submissionsOfPerson(db, actor.userId),
  ]);
  return {
    review,
    guidelines,
    lists,
    facets: facets(recommendations),
    recommendations: recommendations.length,
    coalitions: coalitions.filter((coalition) => coalition.reviewId === reviewId),
    submissions: submissions.filter((submission) => submission.reviewId === reviewId),
  };
}
