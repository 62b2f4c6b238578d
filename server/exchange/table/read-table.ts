import { readPosition } from "~/app/domain/recommendations/positions.js";
import { type ColumnRole, type SourceColumn, type SourceRow, type SourceWarning } from "~/app/domain/recommendations/source.js";
import { stateKey } from "~/app/domain/recommendations/state-key.js";
import { readStates } from "~/app/domain/recommendations/states.js";
import { Refusal } from "~/app/domain/refusal.js";
import { readSymbol } from "../matrix/cells.js";
import { POINT_TYPE } from "../matrix/point-rows.js";
import { cellNumber, leadNumber } from "./lead-number.js";
import { gatherRows } from "./gather-rows.js";
import { isHeader, roleOf, rolesOf } from "./roles.js";
import type { TableRecord, TableRow } from "./table-row.js";
import { cellList, cellStates, cellText } from "./values.js";

export interface TableOptions {
  /** Only rows that concern this State, where the table says which. */
  state?: string;
  /** Only rows of this outcome report, where the table says which. */
  symbol?: string;
  /** What a person says that a column holds, by its header. */
  columns?: Readonly<Record<string, ColumnRole>>;
  file: string;
}

export interface ReadTable {
  rows: SourceRow[];
  columns: SourceColumn[];
  warnings: SourceWarning[];
  /** All rows of the file, and those of other States, reports, bodies or kinds. */
  total: number;
  leftOut: number;
}

/** Rows looked through for the header, and the most that one list may have. */
const HEADER_ROWS = 30;
const MOST_ROWS = 20_000;

/** The rows of a sheet under their header: the first row that names what is needed. Without one, columns are what a person says, by place. */
export async function* recordsOf(rows: AsyncIterable<TableRow>, columns: TableOptions["columns"] = {}): AsyncGenerator<TableRecord> {
  let header: string[] | null = null;
  const before: TableRow[] = [];
  const record = (row: TableRow, names: readonly string[]): TableRecord => ({
    at: row.at,
    values: new Map(names.map((name, i) => [name, row.cells[i] === undefined || row.cells[i] === "" ? [] : [row.cells[i]]])),
  });
  const named = (cells: readonly string[]): string[] =>
    cells.map((cell, i) => {
      const name = cell.replace(/\s+/g, " ").trim().slice(0, 80) || `#${i + 1}`;
      return cells.slice(0, i).some((other) => other.replace(/\s+/g, " ").trim().slice(0, 80) === name) ? `${name} #${i + 1}` : name;
    });
  for await (const row of rows) {
    if (header) {
      yield record(row, header);
      continue;
    }
    const names = named(row.cells);
    if (isHeader(rolesOf(names)) || names.filter((name) => Object.hasOwn(columns, name) && columns[name] !== "ignored").length >= 2)
      header = names;
    else if (before.length < HEADER_ROWS) before.push(row);
    else {
      header = named(before[0]!.cells);
      for (const early of before.slice(1)) yield record(early, header);
      yield record(row, header);
    }
  }
  if (!header && before.length > 1) {
    const names = named(before[0]!.cells);
    for (const early of before.slice(1)) yield record(early, names);
  }
}

/** Reads records of a table as facts of recommendations. Throws file-too-large where one list would have more than 20,000 rows. */
export async function readTable(records: AsyncIterable<TableRecord>, options: TableOptions): Promise<ReadTable> {
  const headers: string[] = [];
  const roles = new Map<string, ColumnRole>();
  const samples = new Map<string, string>();
  const learn = (record: TableRecord) => {
    const unknown = [...record.values.keys()].filter((name) => !roles.has(name));
    if (unknown.length === 0 || headers.length > 200) return;
    headers.push(...unknown);
    const all = rolesOf(headers);
    headers.forEach((name, i) => roles.set(name, options.columns?.[name] ?? all[i]!));
  };
  const warnings: SourceWarning[] = [];
  const rows: SourceRow[] = [];
  let total = 0;
  let leftOut = 0;
  let unreadable = 0;
  const wanted = options.state && stateKey(options.state);
  for await (const record of records) {
    total += 1;
    learn(record);
    if (total <= 20)
      for (const [name, values] of record.values)
        if (!samples.has(name) && values.length > 0) samples.set(name, cellText(values).slice(0, 120));
    const facts = readRecord(record, roles, options, wanted);
    if (facts === "left-out") leftOut += 1;
    else if (facts === "unreadable") unreadable += 1;
    else {
      rows.push(...facts);
      if (rows.length > MOST_ROWS) throw new Refusal("too-many-rows", { file: options.file, most: MOST_ROWS });
    }
  }
  if (leftOut > 0) warnings.push({ code: "rows-left-out", params: { count: leftOut } });
  if (unreadable > 0) warnings.push({ code: "rows-unreadable", params: { what: String(unreadable) } });
  return {
    rows: gatherRows(rows),
    columns: headers.map((header) => ({ header, role: roles.get(header) ?? roleOf(header), sample: samples.get(header) ?? "" })),
    warnings,
    total,
    leftOut,
  };
}

const LANGUAGES = ["en", "fr", "es", "ar", "ru", "zh"] as const;

function readRecord(
  record: TableRecord,
  roles: ReadonlyMap<string, ColumnRole>,
  options: TableOptions,
  wanted: string | undefined,
): SourceRow[] | "left-out" | "unreadable" {
  const of = (role: ColumnRole): readonly string[] => {
    const found: string[] = [];
    for (const [name, values] of record.values) if (roles.get(name) === role) found.push(...values);
    return found;
  };
  const concerned = wanted ? cellStates(of("concerned")) : [];
  if (wanted && concerned.length > 0 && !concerned.some((name) => stateKey(name) === wanted)) return "left-out";
  const symbol = readSymbol(of("symbol").join(" "));
  if (options.symbol && symbol && symbol !== options.symbol) return "left-out";
  const body = cellText(of("body"));
  if (body !== "" && !/upr|universal periodic|epu|эпу|普遍定期/i.test(body)) return "left-out";
  const type = cellText(of("type"));
  if (type === POINT_TYPE) return "left-out";
  if (/concerns|observations/i.test(type) && body !== "" && !/recommend/i.test(type)) return "left-out";
  const texts = [
    { text: cellText(of("text")), language: undefined },
    ...LANGUAGES.map((language) => ({ text: cellText(of(`text-${language}`)), language })),
  ].filter(({ text }) => text !== "");
  if (texts.some(({ text }) => /^response of\b/i.test(text))) return "left-out";
  const own = cellNumber(cellText(of("number")));
  const position = readPosition(cellText(of("position")));
  const issues = [...record.values.keys()].some((name) => /^issues?$/i.test(name));
  const shared = facts(of, position, issues);
  if (texts.length === 0)
    return own === "" ? "unreadable" : [{ place: { unit: "row", at: record.at }, ...(symbol && { symbol }), number: own, ...shared }];
  return texts.map(({ text, language }, i): SourceRow => {
    const lead = leadNumber(text);
    // a number of its own decides; the text's begin is then its number only where the two agree
    const number = own || lead.number;
    const words = (lead.number === number || lead.number.startsWith(`${number}.`) ? lead.rest : text).replace(/[\s;.؛；。]+$/u, "");
    const states = shared.states ?? readStates(words).states;
    return {
      place: { unit: "row", at: record.at },
      ...(symbol && { symbol }),
      number,
      text: words,
      ...(language && { language }),
      ...(i === 0 && { ...shared, ...(states.length > 0 && { states }) }),
    };
  });
}

/** `issues`: UPR Info's, joined by commas without a blank. */
function facts(
  of: (role: ColumnRole) => readonly string[],
  position: ReturnType<typeof readPosition>,
  issues: boolean,
): Partial<SourceRow> {
  const states = cellStates(of("states"));
  const themes = cellList(of("themes"), issues);
  const persons = cellList(of("persons"));
  const sdgs = cellList(of("sdgs"));
  const positionSource = cellText(of("positionSource"));
  return {
    ...(states.length > 0 && { states }),
    ...(position !== "unknown" && { position }),
    ...(positionSource && { positionSource }),
    ...(themes.length > 0 && { themes }),
    ...(persons.length > 0 && { persons }),
    ...(sdgs.length > 0 && { sdgs }),
  };
}
