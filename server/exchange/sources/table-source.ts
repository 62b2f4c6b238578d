import { detectLanguage } from "~/app/domain/guidelines/language.js";
import type { ReadSource, SourceColumn, SourceKind, SourceRow } from "~/app/domain/recommendations/source.js";
import { readTable } from "../table/read-table.js";
import type { TableRecord } from "../table/table-row.js";
import type { SourceOptions } from "./read-source.js";

const letters = (header: string) => header.toLowerCase().replace(/[^\p{L}]+/gu, "");

/** UHRI by its identifiers of annotations or its "Countries Concerned"; UPR Info by who recommends to whom, without numbers. */
function kindOf(columns: readonly SourceColumn[]): SourceKind {
  const names = new Set(columns.map(({ header }) => letters(header)));
  const has = (...wanted: string[]) => wanted.some((one) => names.has(one));
  if (has("ohchrannotationid", "annotationid", "countriesconcerned")) return "uhri";
  const roles = new Set(columns.map(({ role }) => role));
  const between = roles.has("concerned") && roles.has("states") && has("response", "stateresponse");
  return between && !roles.has("number") ? "upr-info" : "table";
}

/** A table of any format as a source. With no readable row it still says which columns it has, so that a person can correct them. */
export async function tableSource(records: AsyncIterable<TableRecord>, options: SourceOptions): Promise<ReadSource> {
  const table = await readTable(records, {
    state: options.state,
    symbol: options.symbol,
    columns: options.columns,
    file: options.fileName,
  });
  const kind = kindOf(table.columns);
  const warnings = [...table.warnings];
  if (table.rows.length > 0 && table.rows.every((row) => row.number === ""))
    warnings.push({ code: "no-numbers", params: { count: table.rows.length } });
  if (kind === "table" && !options.columns) warnings.push({ code: "columns-guessed", params: {} });
  return {
    kind,
    title: options.fileName,
    symbol: symbolOf(table.rows),
    language: languageOf(table.rows),
    rows: table.rows,
    points: [],
    columns: table.columns,
    warnings,
  };
}

function symbolOf(rows: readonly SourceRow[]): string | null {
  const counts = new Map<string, number>();
  for (const { symbol } of rows) if (symbol) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function languageOf(rows: readonly SourceRow[]): string | null {
  const own = rows.find((row) => row.language)?.language;
  return (
    own ??
    detectLanguage(
      rows
        .slice(0, 40)
        .map(({ text }) => text ?? "")
        .join(" "),
    )
  );
}
