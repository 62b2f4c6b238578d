import type { FieldDifference, ImportRow } from "./compare.js";
import type { Position } from "./recommendation.js";
import type { Fact, Place, StoredRecommendation } from "./source.js";

export type Decision = "keep" | "take";

export interface Decisions {
  /** For every conflict that has no decision of its own. */
  all?: Decision;
  /** By `conflictKey`. */
  single: Readonly<Record<string, Decision>>;
}

/** Names a conflict in a form. */
export const conflictKey = (number: string, field: string): string => `${number} ${field}`;

export const decisionOn = (decisions: Decisions, number: string, field: string): Decision | undefined =>
  decisions.single[conflictKey(number, field)] ?? decisions.all;

/** The conflicts of a comparison that nobody has decided. */
export function undecided(rows: readonly ImportRow[], decisions: Decisions): string[] {
  return rows.flatMap((row) =>
    row.kind === "changed"
      ? row.differences
          .filter((one) => one.conflict && !decisionOn(decisions, row.recommendation.number, one.field))
          .map((one) => conflictKey(row.recommendation.number, one.field))
      : [],
  );
}

/** The recommendation as it is stored once a row is taken over: what was decided, and for each fact the source and the place in it. */
export function decide(row: Extract<ImportRow, { kind: "new" | "changed" }>, decisions: Decisions, source: string): StoredRecommendation {
  let recommendation: StoredRecommendation = { ...row.recommendation };
  const facts: Fact[] = [];
  for (const difference of row.differences) {
    const taken = !difference.conflict || decisionOn(decisions, recommendation.number, difference.field) === "take";
    facts.push(factOf(difference, source, row.place, taken));
    if (difference.conflict && taken) recommendation = { ...recommendation, ...written(recommendation, difference) };
  }
  const superseded = (fact: Fact) =>
    facts.some((one) => !one.refused && one.field === fact.field && !["themes", "sdgs", "persons"].includes(fact.field));
  return { ...recommendation, facts: [...recommendation.facts.filter((fact) => fact.refused || !superseded(fact)), ...facts] };
}

const factOf = ({ field, new: value }: FieldDifference, source: string, place: Place | undefined, taken: boolean): Fact => ({
  field,
  value,
  source,
  ...(place && { place }),
  ...(!taken && { refused: true }),
});

function written(recommendation: StoredRecommendation, { field, new: value }: FieldDifference): Partial<StoredRecommendation> {
  switch (field) {
    case "text":
    case "positionSource":
      return { [field]: value };
    case "position":
      return { position: value as Position };
    case "states":
    case "themes":
    case "sdgs":
    case "persons":
      return { [field]: value.split("; ") };
    default:
      return { translations: { ...recommendation.translations, [field.slice("text-".length)]: value } };
  }
}
