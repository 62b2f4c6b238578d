import { readPosition } from "~/app/domain/recommendations/positions.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { readStates } from "~/app/domain/recommendations/states.js";
import { Refusal } from "~/app/domain/refusal.js";
import { openWord } from "../docx/package.js";
import { descendants } from "../docx/xml.js";
import { type Labels, readLabels, readNumber, readSymbol, splitSource } from "./cells.js";
import { cleanLine } from "./clean.js";
import { readHeader, type Role } from "./columns.js";
import { type Cell, readRows } from "./table.js";

type Row = Recommendation & Labels;

/**
 * Recommendations of an OHCHR matrix ("Thematic list of recommendations", .docx), each number once, in the file's order.
 * `symbol` is the working group's report; without it the one that most positions name. Layouts are read by their header
 * words, so a file may mix them. Throws a Refusal: what `openWord` throws, or no-recommendations-found.
 */
export function readMatrix(bytes: Uint8Array, options: { symbol?: string; fileName: string }): Recommendation[] {
  const word = openWord(bytes, options.fileName);
  const rows = descendants(word.part(word.main)!, "tbl").flatMap((table) => readTable(readRows(table)));
  if (rows.length === 0) throw new Refusal("no-recommendations-found", { file: options.fileName });
  const symbol = options.symbol ?? mostFrequent(rows.map((row) => readSymbol(row.positionSource)));
  const byNumber = new Map<string, Row>();
  for (const row of rows) {
    const earlier = byNumber.get(row.number);
    byNumber.set(row.number, earlier ? merge(earlier, row) : { ...row, symbol });
  }
  return [...byNumber.values()];
}

function readTable(rows: Cell[][]): Row[] {
  let columns = new Map<number, Role>();
  let section = "";
  const found: Row[] = [];
  for (const cells of rows) {
    const texts = cells.map((cell) => cleanLine(cell.lines.join(" ")));
    const header = readHeader(texts);
    if (header) {
      columns = new Map(header.flatMap((role, i) => (role ? [[cells[i]!.at, role] as const] : [])));
      continue;
    }
    const filled = texts.filter((text) => text !== "");
    if (filled.length === 1 && cells.length <= 2) {
      section = sectionLabel(filled[0]!) ?? section;
      continue;
    }
    const row = readRow(cells, columns, section);
    if (row) found.push(row);
  }
  return found;
}

/** "Theme: A12 Acceptance of international norms", "Right or area: 2.1. Acceptance of international norms"; null for remarks. */
function sectionLabel(text: string): string | null {
  const labelled =
    /^(?:themes?|rights?(?:\s*or\s*areas?)?|areas?|issues?|thèmes?|temas?|droits?[^:]{0,20}|derechos?[^:]{0,20})\s*:\s*(.+)$/i.exec(text);
  return labelled ? labelled[1]! : text.length <= 100 && !/[.*]$/.test(text) ? text : null;
}

function readRow(cells: Cell[], columns: ReadonlyMap<number, Role>, section: string): Row | null {
  const roles = columns.size > 0 ? cells.map((cell) => columns.get(cell.at)) : guessRoles(cells);
  const lines = (role: Role) => cells.filter((_, i) => roles[i] === role).flatMap((cell) => cell.lines);
  const { text, source } = splitSource(lines("recommendation"));
  const own = splitSource(lines("number")).text;
  const numbered = readNumber(own === "" ? text : `${own} ${text}`);
  if (!numbered || numbered.rest === "") return null;
  const positionCell = splitSource(lines("position"));
  const positionSource = source || positionCell.source;
  const labels = merge3(readLabels(lines("themes"), "themes"), readLabels(lines("persons"), "persons"), readLabels(lines("sdgs"), "sdgs"));
  if (labels.themes.length === 0 && section !== "") labels.themes.push(section);
  const { states } = readStates(numbered.rest);
  const listed = readStates(`(${cleanLine(lines("states").join(", "))})`).states;
  return {
    symbol: "",
    number: numbered.number,
    text: numbered.rest.replace(/[\s;.]+$/, ""),
    states: [...new Set([...listed, ...states])],
    position: readPosition(positionCell.text),
    positionSource,
    ...labels,
  };
}

/** A table without a header row: the cell that begins with a number, the one that is a position, and the labels behind them. */
function guessRoles(cells: readonly Cell[]): (Role | undefined)[] {
  const roles: (Role | undefined)[] = cells.map(() => undefined);
  const text = (cell: Cell) => cleanLine(cell.lines.join(" "));
  const position = cells.findIndex((cell) => text(cell).length < 60 && readPosition(text(cell)) !== "unknown");
  const recommendation = cells.findIndex((cell) => readNumber(text(cell)) !== null);
  if (position < 0 || recommendation < 0) return roles;
  roles[recommendation] = "recommendation";
  roles[position] = "position";
  const after = Math.max(position, recommendation) + 1;
  if (after < roles.length) roles[after] = "themes";
  return roles;
}

const union = (...lists: string[][]) => [...new Set(lists.flat())];

function merge3(...all: Labels[]): Labels {
  return {
    themes: union(...all.map((one) => one.themes)),
    sdgs: union(...all.map((one) => one.sdgs)),
    persons: union(...all.map((one) => one.persons)),
  };
}

/** A recommendation that is listed under several themes. */
function merge(earlier: Row, later: Row): Row {
  return { ...earlier, states: union(earlier.states, later.states), ...merge3(earlier, later) };
}

function mostFrequent(symbols: readonly (string | null)[]): string {
  const counts = new Map<string, number>();
  for (const symbol of symbols) if (symbol) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
