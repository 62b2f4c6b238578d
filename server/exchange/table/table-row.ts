/** A row of a table of whatever format; `at` counts from 1 as the file's own program does. */
export interface TableRow {
  at: number;
  cells: string[];
}

/** A record with named values: a row under its header, or an object of a JSON file. */
export interface TableRecord {
  at: number;
  values: ReadonlyMap<string, readonly string[]>;
}
