import type { Kysely } from "kysely";
import { createSuggest, type Suggest } from "~/app/domain/mapping/suggest.js";
import type { CitableSource } from "~/app/domain/mapping/points.js";
import { facets, type RecommendationFacets } from "~/app/domain/recommendations/filter.js";
import type { StoredRecommendation } from "~/app/domain/recommendations/source.js";
import type { Database } from "~/db/database.js";
import { stateOfLists } from "~/db/list-state.js";
import { storedRecommendationsOfReview } from "~/db/recommendations.js";
import { pointsOfReview } from "./points.js";

/** A review's lists as the process keeps them; nobody changes them. */
interface PreparedLists {
  /** The same array until something of the lists changes, so that what is worked out of it may be kept with it. */
  recommendations: readonly StoredRecommendation[];
  /** The sources that have points. */
  sources: readonly CitableSource[];
  /** What the recommendations can be filtered by. */
  facets: RecommendationFacets;
  /** Prepared when it is first asked for. */
  suggest(): Suggest;
}

const MOST_PREPARED = 16;
const kept = new WeakMap<Kysely<Database>, Map<string, { state: string; lists: Promise<PreparedLists> }>>();

async function prepare(db: Kysely<Database>, reviewId: string): Promise<PreparedLists> {
  const [recommendations, sources] = await Promise.all([storedRecommendationsOfReview(db, reviewId), pointsOfReview(db, reviewId)]);
  let suggest: Suggest | null = null;
  return {
    recommendations,
    sources,
    facets: facets(recommendations),
    suggest: () => (suggest ??= createSuggest(recommendations, sources)),
  };
}

/** A review's lists, read anew when something of them has changed; of the reviews the least used is let go first. */
export async function preparedLists(db: Kysely<Database>, reviewId: string): Promise<PreparedLists> {
  const state = await stateOfLists(db, reviewId);
  const reviews = kept.get(db) ?? new Map<string, { state: string; lists: Promise<PreparedLists> }>();
  kept.set(db, reviews);
  const known = reviews.get(reviewId);
  reviews.delete(reviewId);
  const lists = known?.state === state ? known.lists : prepare(db, reviewId);
  reviews.set(reviewId, { state, lists });
  lists.catch(() => reviews.delete(reviewId));
  if (reviews.size > MOST_PREPARED) reviews.delete(reviews.keys().next().value!);
  return lists;
}
