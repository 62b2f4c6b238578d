import type { Kysely } from "kysely";
import {
  facets,
  filterRecommendations,
  type RecommendationFacets,
  type RecommendationFilter,
} from "~/app/domain/recommendations/filter.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { Database } from "~/db/database.js";
import { listsOfReview, recommendationsOfReview, type ReviewList } from "~/db/recommendations.js";

export { recommendationsOfReview };

export interface RecommendationList extends ReviewList {
  /** Those that the filter lets pass. */
  found: Recommendation[];
}

export interface FilteredRecommendations {
  total: number;
  found: number;
  lists: RecommendationList[];
  facets: RecommendationFacets;
}

/** A review's prior recommendations that pass a filter, list by list, and what the whole can be filtered by. */
export async function filteredRecommendations(
  db: Kysely<Database>,
  reviewId: string,
  filter: RecommendationFilter,
): Promise<FilteredRecommendations> {
  const [lists, all] = await Promise.all([listsOfReview(db, reviewId), recommendationsOfReview(db, reviewId)]);
  const found = filterRecommendations(all, filter);
  return {
    total: all.length,
    found: found.length,
    lists: lists.map((list) => ({ ...list, found: found.filter((r) => r.symbol === list.symbol) })),
    facets: facets(all),
  };
}
