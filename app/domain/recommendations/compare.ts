import { type FactField, isFinal, type Place, type SourceRow, type StoredRecommendation } from "./source.js";
import { stateKey } from "./state-key.js";
import { readStates } from "./states.js";

export interface FieldDifference {
  field: FactField | `text-${string}`;
  /** Lists are joined with "; ". */
  old: string;
  new: string;
  /** The two contradict each other and a person decides; otherwise the file adds to what is there. */
  conflict: boolean;
}

/** Why a row of a file cannot be taken over: a number that is none, no text for a number that is not in the list, a number that an earlier row has with another text, or no number and a wording that is not in the list. */
export type UnreadableReason = "number" | "text" | "twice" | "unmatched";

export type ImportRow = { recommendation: StoredRecommendation; place?: Place } & (
  | { kind: "new"; differences: FieldDifference[] }
  | { kind: "changed"; differences: FieldDifference[] }
  | { kind: "unchanged" }
  | { kind: "unreadable"; reason: UnreadableReason }
);

export interface Comparison {
  rows: ImportRow[];
  /** Stored, but not in the file. */
  absent: StoredRecommendation[];
}

export interface ComparedList {
  symbol: string;
  /** Of the file's texts where a row does not say its own, two letters. */
  language: string;
  /** What is stored is a sample: the file takes its place, nothing of it contradicts. */
  replaces?: boolean;
}

const NUMBER = /^\d{1,9}(\.\d{1,9})*$/;
const LABELS = ["themes", "sdgs", "persons"] as const;

const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
/** What decides whether two texts are the same: letters and digits, without the States in brackets. */
const wordingKey = (text: string): string => fold(readStates(text).wording);
const printed = (value: string | readonly string[]): string => (typeof value === "string" ? value : value.join("; "));

/**
 * What taking a file's rows over would do to the stored recommendations of the same symbol. Rows stand in the file's order, one for each
 * number; several languages of one number are one row. A difference that a person has refused before is none.
 */
export function compareImport(read: readonly SourceRow[], stored: readonly StoredRecommendation[], list: ComparedList): Comparison {
  const byNumber = new Map(stored.map((one) => [one.number, one]));
  const byWording = new Map(stored.map((one) => [wordingKey(one.text), one.number]));
  const open = new Map<string, Open>();
  const rows: (ImportRow | Open)[] = [];
  for (const row of read) {
    const number = row.number === "" && row.text ? (byWording.get(wordingKey(row.text)) ?? "") : row.number;
    const unreadable = (reason: UnreadableReason) =>
      rows.push({ kind: "unreadable", reason, place: row.place, recommendation: blank(row, list) });
    if (number === "" && row.text) unreadable("unmatched");
    else if (!NUMBER.test(number)) unreadable("number");
    else {
      const known = byNumber.get(number);
      let one = open.get(number);
      if (!one) {
        if (!row.text?.trim() && !known) {
          unreadable("text");
          continue;
        }
        one = {
          known,
          place: row.place,
          differences: [],
          texts: new Map(),
          recommendation: known && !list.replaces ? { ...known } : blank({ ...row, number }, list),
        };
        open.set(number, one);
        rows.push(one);
      }
      if (!add(one, { ...row, number }, list)) unreadable("twice");
    }
  }
  return { rows: rows.map((row) => ("kind" in row ? row : finished(row, list))), absent: stored.filter((one) => !open.has(one.number)) };
}

interface Open {
  known: StoredRecommendation | undefined;
  place: Place;
  differences: FieldDifference[];
  /** The file's own texts by language. */
  texts: Map<string, string>;
  recommendation: StoredRecommendation;
}

function finished({ known, place, differences, recommendation }: Open, { replaces }: ComparedList): ImportRow {
  if (!known) return { kind: "new", recommendation, place, differences };
  const found = replaces ? replaced(known, recommendation) : differences;
  return found.length === 0 && !(replaces && known.facts.length === 0)
    ? { kind: "unchanged", recommendation, place }
    : { kind: "changed", recommendation, place, differences: found };
}

/** A sample that a file's recommendation takes the place of. */
function replaced(known: StoredRecommendation, recommendation: StoredRecommendation): FieldDifference[] {
  return (["text", "states", "position", "positionSource", ...LABELS] as const)
    .map((field) => ({ field, old: printed(known[field]), new: printed(recommendation[field]), conflict: false }))
    .filter((one) => one.old !== one.new);
}

const blank = (row: SourceRow, { symbol, language }: ComparedList): StoredRecommendation => ({
  symbol,
  number: row.number,
  text: row.text ?? "",
  language: row.language ?? language,
  translations: {},
  states: [],
  position: "unknown",
  positionSource: "",
  themes: [],
  sdgs: [],
  persons: [],
  facts: [],
});

/** Adds what a row says to what is known; false where it contradicts an earlier row of the same file. */
function add(one: Open, row: SourceRow, list: ComparedList): boolean {
  const { recommendation } = one;
  const differ = (field: FieldDifference["field"], old: string, next: string, conflict: boolean) => {
    const refused = conflict && recommendation.facts.some((fact) => fact.refused && fact.field === field && fact.value === next);
    if (!refused) one.differences.push({ field, old, new: next, conflict });
  };
  const text = row.text?.trim();
  if (text) {
    const language = row.language ?? list.language;
    const earlier = one.texts.get(language);
    if (earlier !== undefined && wordingKey(earlier) !== wordingKey(text)) return false;
    one.texts.set(language, text);
    if (language === recommendation.language) {
      if (one.known && wordingKey(recommendation.text) !== wordingKey(text)) differ("text", recommendation.text, text, true);
      else if (!one.known) differ("text", "", text, false);
    } else {
      const translated = recommendation.translations[language];
      if (translated === undefined) {
        recommendation.translations = { ...recommendation.translations, [language]: text };
        differ(`text-${language}`, "", text, false);
      } else if (wordingKey(translated) !== wordingKey(text)) differ(`text-${language}`, translated, text, true);
    }
  }
  addStates(recommendation, row, differ);
  addPosition(recommendation, row, differ);
  for (const field of LABELS) {
    const fresh = (row[field] ?? []).filter((label) => !recommendation[field].some((known) => fold(known) === fold(label)));
    if (fresh.length === 0) continue;
    differ(field, printed(recommendation[field]), printed(fresh), false);
    recommendation[field] = [...recommendation[field], ...fresh];
  }
  return true;
}

type Differ = (field: FieldDifference["field"], old: string, next: string, conflict: boolean) => void;

/** A list that holds the other adds to it or says less; two of which neither does contradict each other. */
function addStates(recommendation: StoredRecommendation, { states = [] }: SourceRow, differ: Differ): void {
  const known = new Set(recommendation.states.map(stateKey));
  const fresh = states.filter((state) => !known.has(stateKey(state)));
  if (fresh.length === 0) return;
  const read = new Set(states.map(stateKey));
  const conflict = recommendation.states.some((state) => !read.has(stateKey(state)));
  differ("states", printed(recommendation.states), printed(states), conflict);
  if (!conflict) recommendation.states = [...recommendation.states, ...fresh];
}

/** A final answer follows "under consideration" and no answer; an earlier stage in a file says nothing against it. */
function addPosition(recommendation: StoredRecommendation, { position = "unknown", positionSource = "" }: SourceRow, differ: Differ): void {
  const old = recommendation.position;
  if (position !== old && position !== "unknown" && (isFinal(position) || old === "unknown")) {
    const conflict = isFinal(old);
    differ("position", old === "unknown" ? "" : old, position, conflict);
    if (conflict) return;
    recommendation.position = position;
    if (positionSource && positionSource !== recommendation.positionSource) {
      differ("positionSource", recommendation.positionSource, positionSource, false);
      recommendation.positionSource = positionSource;
    }
  } else if (position === old && positionSource && recommendation.positionSource === "") {
    differ("positionSource", "", positionSource, false);
    recommendation.positionSource = positionSource;
  }
}
