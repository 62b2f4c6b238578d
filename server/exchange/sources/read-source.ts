import { sameState } from "~/app/domain/guidelines/countries.js";
import { detectLanguage } from "~/app/domain/guidelines/language.js";
import type { ColumnRole, ReadSource, SourceWarning } from "~/app/domain/recommendations/source.js";
import { isRefusal, Refusal } from "~/app/domain/refusal.js";
import { bytesSource, type ByteSource } from "../byte-source.js";
import { delimiterOf, isEvenTable, readCsvRows } from "../csv/read-rows.js";
import { readWordLines } from "../docx/read-lines.js";
import { readJsonObjects, recordOf } from "../json/records.js";
import { readMatrix } from "../matrix/read-matrix.js";
import { readMatrixTitle } from "../matrix/read-title.js";
import { readPdfLines } from "../pdf/read-lines.js";
import { readNews } from "../points/read-news.js";
import { textLines } from "../report/lines.js";
import { recordsOf } from "../table/read-table.js";
import type { TableRecord } from "../table/table-row.js";
import { decodeText } from "../text/decode.js";
import { readXlsxRows } from "../xlsx/read-rows.js";
import { linesSource } from "./lines-source.js";
import { matrixSource } from "./matrix-source.js";
import { sniff } from "./sniff.js";
import { tableSource } from "./table-source.js";

export interface SourceOptions {
  fileName: string;
  /** State under review, by its English name: rows of a table that concern another are left out. */
  state?: string;
  /** Outcome report: rows of a table that belong to another are left out. */
  symbol?: string;
  /** What a person says that the columns of a table hold. */
  columns?: Readonly<Record<string, ColumnRole>>;
  /** Paragraphs of the report whose recommendations wait for an answer, for addenda that leave them out. */
  openParagraphs?: readonly string[];
  /** Hears the share of a large file that was read, 0 to 1. */
  progress?: (share: number) => void;
}

/** Files of text, Word and PDF are read whole: the largest, in bytes. */
const LARGEST_WHOLE = 64 * 2 ** 20;
const SMALL_JSON = 4 * 2 ** 20;

/**
 * Reads a file as a source of a review, by its content: OHCHR's matrices, reports and addenda, UHRI, UPR Info, any table, letters, plans, news,
 * observations. Tables are read row by row, so that memory does not grow with them. Throws Refusals that name the file.
 */
export async function readSource(source: ByteSource | Uint8Array, options: SourceOptions): Promise<ReadSource> {
  const bytes = source instanceof Uint8Array ? bytesSource(source) : source;
  const file = options.fileName;
  const format = await sniff(bytes, file);
  switch (format) {
    case "excel":
      return tableSource(recordsOf(readXlsxRows(bytes, file, options.progress), options.columns), options);
    case "json":
      return readJson(bytes, options);
    case "pdf":
      return linesSource(await readPdfLines(await whole(bytes, file), file), options);
    case "word":
      return readWord(await whole(bytes, file), options);
    case "text": {
      const text = decodeText(await whole(bytes, file));
      if (text === null)
        throw new Refusal("file-wrong-kind", { file, expected: "Word file (.docx), PDF, Excel file (.xlsx), CSV, JSON or text file" });
      if (text.trim() === "") throw new Refusal("file-empty", { file });
      if (delimiterOf(text) !== null && text.split("\n").length > 1) {
        const table = await tableSource(recordsOf(readCsvRows(text, file), options.columns), options);
        if (table.rows.length > 0 || options.columns || isEvenTable(text)) return table;
      }
      return linesSource(textLines(text), options);
    }
  }
}

async function whole(source: ByteSource, file: string): Promise<Uint8Array> {
  if (source.size > LARGEST_WHOLE) throw new Refusal("file-too-large", { file, megabytes: LARGEST_WHOLE / 2 ** 20 });
  return source.slice(0, source.size);
}

function readWord(bytes: Uint8Array, options: SourceOptions): ReadSource {
  try {
    const source = matrixSource(readMatrix(bytes, { symbol: options.symbol, fileName: options.fileName }), options);
    return { ...source, warnings: [...otherState(readMatrixTitle(bytes, options.fileName).state, options), ...source.warnings] };
  } catch (error) {
    if (!isRefusal(error) || error.code !== "no-recommendations-found") throw error;
  }
  return linesSource(readWordLines(bytes, options.fileName), options);
}

/** A list of another State reads as well as one's own: whoever takes it over is told first. */
const otherState = (named: string | null, { state }: SourceOptions): SourceWarning[] =>
  named && state && !sameState(named, state) ? [{ code: "other-state", params: { named, state } }] : [];

async function readJson(source: ByteSource, options: SourceOptions): Promise<ReadSource> {
  if (source.size < SMALL_JSON) {
    const news = readNews(parseOrNull(await source.slice(0, source.size)));
    if (news)
      return {
        kind: "news",
        rows: [],
        warnings: [],
        ...news,
        language: news.language ?? detectLanguage(news.points.map(({ text }) => text).join(" ")),
      };
  }
  return tableSource(jsonRecords(source, options), options);
}

async function* jsonRecords(source: ByteSource, { fileName, progress }: SourceOptions): AsyncGenerator<TableRecord> {
  for await (const object of readJsonObjects(source, fileName, progress)) yield recordOf(object);
}

function parseOrNull(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
