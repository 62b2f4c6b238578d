import type { RecommendationLink } from "~/app/domain/document/document.js";
import { isSourceKey } from "~/app/domain/recommendations/source-key.js";
import type { SourceKind, SourcePoint } from "~/app/domain/recommendations/source.js";

export type CitablePoint = Pick<SourcePoint, "number" | "headings" | "text">;

/** A source of a review that is no list of recommendations: a letter, a plan, a news report, observations. */
export interface CitableSource {
  /** As links name it. */
  key: string;
  kind: SourceKind;
  title: string;
  /** Of the document, or its address; empty where it has none. */
  symbol: string;
  points: CitablePoint[];
}

export interface CitedPoint {
  source: Omit<CitableSource, "points">;
  point: CitablePoint;
  /** In the order of the links. */
  links: RecommendationLink[];
}

export interface PointCoverage {
  /** Every point of every source, in their order. */
  points: CitedPoint[];
  /** Links to a point that no source of the review has. */
  lost: RecommendationLink[];
}

/** Which points of a review's other sources a document cites. */
export function pointCoverage(links: readonly RecommendationLink[], sources: readonly CitableSource[]): PointCoverage {
  const keyOf = (symbol: string, number: string) => `${symbol}\n${number}`;
  const cited = new Map<string, RecommendationLink[]>();
  for (const link of links.filter(({ symbol }) => isSourceKey(symbol))) {
    const key = keyOf(link.symbol, link.number);
    cited.set(key, [...(cited.get(key) ?? []), link]);
  }
  const points = sources.flatMap(({ points: own, ...source }) =>
    own.map((point): CitedPoint => ({ source, point, links: cited.get(keyOf(source.key, point.number)) ?? [] })),
  );
  for (const { source, point } of points) cited.delete(keyOf(source.key, point.number));
  return { points, lost: [...cited.values()].flat() };
}

/** The points in which every word of a query occurs, in the text, the headings or the number. */
export function findPoints(source: CitableSource, query: string): CitablePoint[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return source.points.filter(({ number, headings, text }) => {
    const all = [number, ...headings, text].join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
