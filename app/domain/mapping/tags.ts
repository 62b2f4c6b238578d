import type { TagKind } from "~/app/domain/document/document.js";
import { mattersIn } from "./matching.js";
import { GOALS, PERSONS } from "./matter/goals.js";

export interface TagProposal {
  kind: TagKind;
  /** As `BlockTag` has it. */
  value: string;
}

const MOST = 3;
/** A matter that a text names only as part of another is not proposed. */
const LEAST = 1;
/** Against the weightiest of its kind. */
const SHARE = 0.45;

function weightiest(weights: ReadonlyMap<string, number>, kind: TagKind): TagProposal[] {
  const ordered = [...weights].filter(([, weight]) => weight >= LEAST).sort((a, b) => b[1] - a[1]);
  const most = ordered[0]?.[1] ?? 0;
  return ordered
    .filter(([, weight]) => weight >= most * SHARE)
    .slice(0, MOST)
    .map(([value]) => ({ kind, value }));
}

/** Themes, groups of persons and Sustainable Development Goals that a text is probably about, in any of the six languages. */
export function proposeTags(text: string): TagProposal[] {
  const counts = new Map([...mattersIn(text)].map(([id, count]) => [id, Math.sqrt(count)]));
  const goals = new Map(
    Object.entries(GOALS).map(([goal, ids]) => [goal, ids.reduce((most, id) => Math.max(most, counts.get(id) ?? 0), 0)]),
  );
  const persons = new Map([...counts].filter(([id]) => PERSONS.includes(id)));
  return [...weightiest(counts, "theme"), ...weightiest(persons, "person"), ...weightiest(goals, "sdg")];
}
