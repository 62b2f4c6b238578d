import type { Position, Recommendation } from "./recommendation.js";

/** What can be read for a review: lists of recommendations first, then what has points of another kind. */
export const SOURCE_KINDS = [
  /** OHCHR's matrix or thematic list. */
  "matrix",
  /** The working group's report. */
  "report",
  /** The State's answers to it (Add.1). */
  "addendum",
  "uhri",
  "upr-info",
  /** A table of somebody's own, and Caucus's own files. */
  "table",
  /** A High Commissioner's letter after the review. */
  "letter",
  /** A national action plan, or a text about one. */
  "plan",
  "news",
  /** Concluding observations of a treaty body. */
  "observations",
  /** Any other text. */
  "text",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Where in a file something stands, counted from 1. */
export interface Place {
  unit: "page" | "line" | "row" | "paragraph" | "record";
  at: number;
}

/** What one row of a source says of a recommendation; on what is absent the source is silent. */
export interface SourceRow extends Partial<Pick<Recommendation, "states" | "position" | "positionSource" | "themes" | "sdgs" | "persons">> {
  place: Place;
  /** Symbol of the outcome report where the row names it. */
  symbol?: string;
  /** Empty where the source gives none, as UPR Info's: it is then found by its wording. */
  number: string;
  text?: string;
  /** Language of the text, two letters. */
  language?: string;
}

/** Something in a source that a paragraph can answer to or cite, which is no numbered recommendation. */
export interface SourcePoint {
  /** Unique in its source: the number it bears there, or its place in the order. */
  number: string;
  /** The headings above it, outermost first. */
  headings: string[];
  text: string;
  place: Place;
}

/** Names of messages in the catalogue, `importing-source.<code>`. */
export const SOURCE_WARNING_CODES = [
  "other-state",
  "numbers-missing",
  "position-unknown",
  "no-numbers",
  "rows-left-out",
  "rows-unreadable",
  "position-contradicted",
  "columns-guessed",
] as const;
export type SourceWarningCode = (typeof SOURCE_WARNING_CODES)[number];

export interface SourceWarning {
  code: SourceWarningCode;
  params: Record<string, string | number>;
  place?: Place;
}

export const COLUMN_ROLES = [
  "number",
  "symbol",
  "text",
  "text-en",
  "text-fr",
  "text-es",
  "text-ar",
  "text-ru",
  "text-zh",
  "states",
  "concerned",
  "position",
  "positionSource",
  "themes",
  "persons",
  "sdgs",
  /** The body that recommends, and what kind of text it is: only the Working Group's recommendations are taken. */
  "body",
  "type",
  "ignored",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** A column of a table as it was understood; a person may correct it. */
export interface SourceColumn {
  header: string;
  role: ColumnRole;
  /** A value from its first rows. */
  sample: string;
}

/** A file that was read, before it is compared with what is stored. */
export interface ReadSource {
  kind: SourceKind;
  title: string;
  /** Symbol of the outcome report that its numbers belong to, or of the document itself; null where it does not say. */
  symbol: string | null;
  /** Two letters; null where it cannot be told. */
  language: string | null;
  rows: SourceRow[];
  points: SourcePoint[];
  /** Of a table only. */
  columns?: SourceColumn[];
  warnings: SourceWarning[];
}
export const FACT_FIELDS = ["text", "states", "position", "positionSource", "themes", "sdgs", "persons"] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** Where a fact of a recommendation came from. */
export interface Fact {
  /** The field, or a language of its text ("text-fr"). */
  field: FactField | `text-${string}`;
  /** As the source has it, lists joined with "; "; of labels those that it added. */
  value: string;
  /** Id of the source. */
  source: string;
  place?: Place;
  /** A person decided for what was there: the value is kept only so that it is not asked again. */
  refused?: true;
}

/** A recommendation with everything that is known of it. */
export interface StoredRecommendation extends Recommendation {
  /** Of the text, two letters. */
  language: string;
  translations: Record<string, string>;
  facts: Fact[];
}

/** The State's final answers; the other two come before them. */
export const isFinal = (position: Position): boolean => position !== "unknown" && position !== "under consideration";
