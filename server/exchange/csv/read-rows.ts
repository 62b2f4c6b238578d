import { parse } from "csv-parse";
import { Refusal } from "~/app/domain/refusal.js";
import type { TableRow } from "../table/table-row.js";

const CHUNK = 128 * 1024;
const LONGEST_ROW = 2 ** 20;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The separator that most evenly divides the first lines; null where the text is no table. */
export function delimiterOf(text: string): string | null {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 30);
  const [head = ""] = lines;
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: splitQuoted(head, delimiter),
    even: lines.filter((line) => splitQuoted(line, delimiter) >= 2).length,
  })).sort((a, b) => b.count - a.count || b.even - a.even);
  const [best] = counted;
  return best && best.count >= 2 && best.even >= Math.min(2, lines.length) ? best.delimiter : null;
}

/** Whether every one of the first lines has the same number of cells, three at least: a table, whatever its headers say. */
export function isEvenTable(text: string): boolean {
  const delimiter = delimiterOf(text);
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 20);
  const counts = new Set(lines.map((line) => splitQuoted(line, delimiter ?? ",")));
  return delimiter !== null && lines.length > 1 && counts.size === 1 && [...counts][0]! >= 3;
}

const splitQuoted = (line: string, delimiter: string): number => line.replace(/"(?:[^"]|"")*"/g, "").split(delimiter).length;

/** The rows of a CSV text, one at a time, numbered by the line on which each ends. Throws file-unreadable. */
export async function* readCsvRows(text: string, file: string): AsyncGenerator<TableRow> {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text) ?? ",",
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  });
  let at = 0;
  const feed = () => {
    while (at < text.length) {
      const chunk = text.slice(at, at + CHUNK);
      at += CHUNK;
      if (!parser.write(chunk)) {
        parser.once("drain", feed);
        return;
      }
    }
    parser.end();
  };
  feed();
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { at: info.lines, cells: record };
  } catch (error) {
    throw new Refusal("file-unreadable", { file, what: error instanceof Error ? error.message : "it is no table" });
  }
}
