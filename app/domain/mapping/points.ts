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

/** A source as files and endnotes name it. */
export const sourceName = ({ title, symbol }: Pick<CitableSource, "title" | "symbol">): string =>
  [title, symbol].filter(Boolean).join(", ");

const squeezed = (text: string) => text.replace(/\s+/gu, " ").trim();

/** The source whose point a file means by names and words: the one of that name, else the one whose point says the same. */
export function sourceOfPoint(
  sources: readonly CitableSource[],
  { name, number, text }: { name: string; number: string; text: string },
): CitableSource | undefined {
  const having = sources.filter(({ points }) => points.some((point) => point.number === number));
  const named = having.filter((source) => sourceName(source) === squeezed(name));
  if (named.length === 1) return named[0];
  return (named.length > 1 ? named : having).find(({ points }) =>
    points.some((point) => point.number === number && squeezed(point.text) === squeezed(text)),
  );
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

/** Where a point stands: its source and the outermost heading in it. */
export const pointGroup = ({ source, point }: Pick<CitedPoint, "source" | "point">): string =>
  [source.title, ...point.headings.slice(0, 1)].join(" › ");

/** The points in which every word of a query occurs, in the text, the headings or the number. */
export function findPoints(source: CitableSource, query: string): CitablePoint[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return source.points.filter(({ number, headings, text }) => {
    const all = [number, ...headings, text].join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
