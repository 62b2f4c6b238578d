import { type Block, plainText } from "~/app/domain/document/document.js";
import { POSITIONS, type Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { Answer } from "./coverage.js";

/** What the rows of a picture are: groups of recommendations, or the headings of other sources, for their points. */
export const GROUPINGS = ["theme", "state", "position", "sdg", "person", "source"] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const AGAINST = ["sections", "organisations"] as const;
export type Against = (typeof AGAINST)[number];

export const ANSWER_STATUSES = ["unanswered", "once", "several", "contradictory"] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** A recommendation or a point, as the picture shows it. */
export interface Entry {
  symbol: string;
  number: string;
  /** Its rows; none: it stands in the row of those that the list puts into no group. */
  groups: readonly string[];
  answers: readonly Answer[];
}

/**
 * How a recommendation is answered: nowhere, in one paragraph, in several, or with levels of implementation that contradict each other
 * (two paragraphs, or two organisations, judge differently; "no information" contradicts nothing).
 */
export function statusOf({ answers }: Pick<Entry, "answers">): AnswerStatus {
  if (answers.length === 0) return "unanswered";
  const levels = new Set(answers.flatMap(({ link }) => (link?.level && link.level !== "no-information" ? [link.level] : [])));
  if (levels.size > 1) return "contradictory";
  return answers.length > 1 ? "several" : "once";
}

/** The section that each block stands in, by the id of the heading of the first level above it; null before the first. */
export function sectionsOf(blocks: readonly Block[]): { sections: { id: string | null; title: string }[]; of: Map<string, string | null> } {
  const sections: { id: string | null; title: string }[] = [];
  const of = new Map<string, string | null>();
  let current: string | null = null;
  for (const block of blocks) {
    if (block.kind === "heading" && (block.level ?? 1) === 1) {
      current = block.id;
      sections.push({ id: block.id, title: plainText(block.inline).trim() });
    } else if (sections.length === 0) sections.push({ id: null, title: "" });
    of.set(block.id, current);
  }
  return { sections, of };
}

export interface PictureRow {
  /** Empty for those that the list puts into no group. */
  value: string;
  entries: { symbol: string; number: string; status: AnswerStatus; block: string | null }[];
  counts: Record<AnswerStatus, number>;
  /** For each column, how many of the row's recommendations are answered there. */
  cells: number[];
}

export interface Picture {
  columns: { id: string | null; title: string }[];
  rows: PictureRow[];
}

/** The groups of a recommendation; of other sources it is in none. */
export const groupsOf = (one: Recommendation, by: Grouping): readonly string[] =>
  ({ theme: one.themes, state: one.states, position: [one.position], sdg: one.sdgs, person: one.persons, source: [] })[by];

/** Recommendations or points in groups, against the sections that answer them or the organisations whose view is given. Rows in the order of their labels, of sources in theirs. */
export function drawPicture(
  entries: readonly Entry[],
  by: Grouping,
  columns: Picture["columns"],
  columnsOf: (answer: Answer) => string | null,
): Picture {
  const rows = new Map<string, PictureRow>();
  for (const { symbol, number, groups, answers } of entries) {
    const status = statusOf({ answers });
    const where = new Set(answers.map(columnsOf));
    for (const value of groups.length > 0 ? groups : [""]) {
      const row = rows.get(value) ?? {
        value,
        entries: [],
        counts: { unanswered: 0, once: 0, several: 0, contradictory: 0 },
        cells: columns.map(() => 0),
      };
      rows.set(value, row);
      row.counts[status] += 1;
      row.entries.push({ symbol, number, status, block: answers[0]?.block ?? null });
      columns.forEach(({ id }, i) => {
        if (where.has(id)) row.cells[i]! += 1;
      });
    }
  }
  if (by === "source") return { columns, rows: [...rows.values()] };
  const order = (value: string) => (by === "position" ? POSITIONS.findIndex((one) => one === value) : value === "" ? 1 : 0);
  return {
    columns,
    rows: [...rows.values()].sort((a, b) => order(a.value) - order(b.value) || a.value.localeCompare(b.value, "en", { numeric: true })),
  };
}
