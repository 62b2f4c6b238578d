import { officialTexts, POSITIONS, type Position, type Recommendation } from "./recommendation.js";

export interface RecommendationFilter {
  /** Words that must all occur in the number, text, States or themes; "138,117" finds 138.117. */
  query: string;
  position: Position | "";
  theme: string;
  /** A recommending State. */
  state: string;
  sdg: string;
  /** A group of persons. */
  person: string;
}

const DECIMAL_COMMA = /(\d),(?=\d)/g;
const DIACRITICS = /\p{Diacritic}/gu;

const folded = (text: string) => text.normalize("NFKD").replace(DIACRITICS, "").toLowerCase();

/** The filter that an address asks for; an unknown position asks for none. */
export function filterFromSearch(search: URLSearchParams): RecommendationFilter {
  const position = search.get("position") ?? "";
  return {
    query: (search.get("query") ?? "").trim().slice(0, 200),
    position: POSITIONS.find((known) => known === position) ?? "",
    theme: search.get("theme") ?? "",
    state: search.get("state") ?? "",
    sdg: search.get("sdg") ?? "",
    person: search.get("person") ?? "",
  };
}

/** The recommendations that pass every part of the filter, in the order given. */
export function filterRecommendations<R extends Recommendation>(recommendations: readonly R[], filter: RecommendationFilter): R[] {
  const words = folded(filter.query).replace(DECIMAL_COMMA, "$1.").split(/\s+/u).filter(Boolean);
  return recommendations.filter((r) => {
    if (filter.position && r.position !== filter.position) return false;
    if (filter.theme && !r.themes.includes(filter.theme)) return false;
    if (filter.state && !r.states.includes(filter.state)) return false;
    if (filter.sdg && !r.sdgs.includes(filter.sdg)) return false;
    if (filter.person && !r.persons.includes(filter.person)) return false;
    if (words.length === 0) return true;
    const text = folded([r.number, ...officialTexts(r), ...r.states, ...r.themes].join(" "));
    return words.every((word) => text.includes(word));
  });
}

export interface Count {
  value: string;
  count: number;
}

function tally(values: Iterable<string>): Count[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

const byValue = (a: Count, b: Count) => a.value.localeCompare(b.value, "en", { numeric: true });

export interface RecommendationFacets {
  /** In the order of `POSITIONS`; only those that occur. */
  positions: { value: Position; count: number }[];
  themes: Count[];
  states: Count[];
  sdgs: Count[];
  persons: Count[];
}

/** What a list can be filtered by, and how many recommendations each choice has. */
export function facets(recommendations: readonly Recommendation[]): RecommendationFacets {
  return {
    positions: POSITIONS.map((value) => ({ value, count: recommendations.filter((r) => r.position === value).length })).filter(
      (p) => p.count > 0,
    ),
    themes: tally(recommendations.flatMap((r) => r.themes)).sort(byValue),
    states: tally(recommendations.flatMap((r) => r.states)).sort(byValue),
    sdgs: tally(recommendations.flatMap((r) => r.sdgs)).sort(byValue),
    persons: tally(recommendations.flatMap((r) => r.persons)).sort(byValue),
  };
}
