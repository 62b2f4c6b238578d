import type { Kysely } from "kysely";
import type { Fact, StoredRecommendation } from "~/app/domain/recommendations/source.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { listsOfReview, recommendationsOfSymbol, storedRecommendationsOfReview } from "~/db/recommendations.js";
import { type Source, sourceById, sourcesById, sourcesOfReview, type SourceWithPoints } from "~/db/sources.js";

export interface ReviewSource extends Source {
  points: number;
  /** Recommendations of the review of which it says something that was taken over, or declined. */
  recommendations: number;
}

/** What was taken over for a review, the latest first, and how much each says. */
export async function reviewSources(db: Kysely<Database>, reviewId: string): Promise<ReviewSource[]> {
  const [sources, recommendations] = await Promise.all([sourcesOfReview(db, reviewId), storedRecommendationsOfReview(db, reviewId)]);
  const counts = new Map<string, number>();
  for (const { facts } of recommendations)
    for (const source of new Set(facts.map((fact) => fact.source))) counts.set(source, (counts.get(source) ?? 0) + 1);
  return sources.map((source) => ({ ...source, points: source.points.length, recommendations: counts.get(source.id) ?? 0 }));
}

export interface SourceFacts {
  source: SourceWithPoints;
  /** In the list's order, each with the facts that this source gave. */
  recommendations: { symbol: string; number: string; facts: Fact[] }[];
}

/** One source of a review with its points and every fact that came from it. Throws "not-found". */
export async function sourceOfReview(db: Kysely<Database>, reviewId: string, sourceId: string): Promise<SourceFacts> {
  const [source, recommendations] = await Promise.all([sourceById(db, reviewId, sourceId), storedRecommendationsOfReview(db, reviewId)]);
  if (!source) throw new Refusal("not-found");
  return {
    source,
    recommendations: recommendations.flatMap(({ symbol, number, facts }) => {
      const own = facts.filter((fact) => fact.source === sourceId);
      return own.length > 0 ? [{ symbol, number, facts: own }] : [];
    }),
  };
}

export interface RecommendationFacts {
  recommendation: StoredRecommendation;
  isSample: boolean;
  /** Those that its facts name; of this review, or of another that has the same list. */
  sources: Record<string, Pick<Source, "id" | "reviewId" | "kind" | "title" | "importedAt">>;
}

/** One recommendation of a review's lists with everything that is known of it and where each fact came from. Throws "not-found". */
export async function recommendationFacts(
  db: Kysely<Database>,
  reviewId: string,
  { symbol, number }: { symbol: string; number: string },
): Promise<RecommendationFacts> {
  const list = (await listsOfReview(db, reviewId)).find((one) => one.symbol === symbol);
  const recommendation = list && (await recommendationsOfSymbol(db, symbol)).find((one) => one.number === number);
  if (!recommendation) throw new Refusal("not-found");
  const sources = await sourcesById(db, [...new Set(recommendation.facts.map(({ source }) => source))]);
  return { recommendation, isSample: list.isSample, sources: Object.fromEntries(sources.map((source) => [source.id, source])) };
}
