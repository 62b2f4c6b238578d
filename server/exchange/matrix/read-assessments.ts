import { Refusal } from "~/app/domain/refusal.js";
import { bytesSource } from "../byte-source.js";
import { readCsvRows } from "../csv/read-rows.js";
import { openWord } from "../docx/package.js";
import { descendants } from "../docx/xml.js";
import { sniff } from "../sources/sniff.js";
import { decodeText } from "../text/decode.js";
import { readXlsxRows } from "../xlsx/read-rows.js";
import { type FilledAnswer, readAssessment } from "./assessment.js";
import { readNumber, readSymbol, splitSource } from "./cells.js";
import { cleanLine } from "./clean.js";
import { readHeader, type Role } from "./columns.js";
import { POINT_HEADER, POINT_TYPE, readPointCell } from "./point-rows.js";
import { type Cell, readRows } from "./table.js";

/** What the last column of a filled matrix says of one recommendation, or of one point of another source. */
export interface Assessment {
  /** Empty where the matrix does not say it. */
  symbol: string;
  number: string;
  /** Points only: the name of their source, and what they say. */
  point?: { source: string; text: string };
  answers: FilledAnswer[];
  /** Lines that name no place in the text, as people write by hand. */
  unplaced: string[];
}

const MOST_ROWS = 20_000;

/** The assessments of a filled matrix, as Word, Excel or CSV; rows without one are left out. Throws file-wrong-kind and what the readers throw. */
export async function readAssessments(bytes: Uint8Array, file: string): Promise<Assessment[]> {
  const source = bytesSource(bytes);
  const format = await sniff(source, file);
  if (format === "word") return readWord(bytes, file);
  if (format === "excel") return readSheet(readXlsxRows(source, file), file);
  const text = format === "text" ? decodeText(bytes) : null;
  if (text === null) throw wrongKind(file);
  return readSheet(readCsvRows(text, file), file);
}

const wrongKind = (file: string) =>
  new Refusal("file-wrong-kind", { file, expected: "file of links (.json) or filled matrix (.docx, .xlsx, .csv)" });

const assessed = (of: Pick<Assessment, "symbol" | "number" | "point">, lines: readonly string[]): Assessment[] => {
  const { answers, unplaced } = readAssessment(lines);
  return answers.length + unplaced.length > 0 ? [{ ...of, answers, unplaced }] : [];
};

function readWord(bytes: Uint8Array, file: string): Assessment[] {
  const word = openWord(bytes, file);
  let isMatrix = false as boolean;
  const found = descendants(word.part(word.main)!, "tbl").flatMap((table) => {
    let columns = new Map<number, Role>();
    const rows = readRows(table);
    if (rows[0] && lineOf(rows[0][0]) === POINT_HEADER) return pointsOf(rows.slice(1));
    return rows.flatMap((cells) => {
      const header = readHeader(cells.map((cell) => cleanLine(cell.lines.join(" "))));
      if (header) {
        columns = new Map(header.flatMap((role, i) => (role ? [[cells[i]!.at, role] as const] : [])));
        isMatrix ||= header.includes("comments");
        return [];
      }
      const lines = (role: Role) => cells.filter(({ at }) => columns.get(at) === role).flatMap((cell) => cell.lines);
      const { text, source } = splitSource(lines("recommendation"));
      const numbered = readNumber(text);
      return numbered ? assessed({ symbol: readSymbol(source) ?? "", number: numbered.number }, lines("comments")) : [];
    });
  });
  if (!isMatrix) throw wrongKind(file);
  return found;
}

const lineOf = (cell: Cell | undefined): string => cleanLine(cell?.lines.join(" ") ?? "");

/** A table of points as `writeMatrixDocx` makes it: a row with the source's name, then its points. */
function pointsOf(rows: readonly Cell[][]): Assessment[] {
  let source = "";
  return rows.flatMap((cells) => {
    if (cells.length === 1) source = lineOf(cells[0]);
    const point = readPointCell(lineOf(cells[0]));
    return cells.length > 1 && point
      ? assessed({ symbol: "", number: point.number, point: { source, text: point.text } }, cells.at(-1)!.lines)
      : [];
  });
}

async function readSheet(rows: AsyncIterable<{ cells: readonly string[] }>, file: string): Promise<Assessment[]> {
  let columns: Record<"symbol" | "number" | "comments" | "type" | "source" | "text", number> | null = null;
  const found: Assessment[] = [];
  let read = 0;
  for await (const { cells } of rows) {
    if (++read > MOST_ROWS) throw new Refusal("too-many-rows", { file, most: MOST_ROWS });
    if (!columns) {
      const at = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell.trim()));
      const header = {
        symbol: at(/^symbol$/i),
        number: at(/^(?:number|no\.?|nr\.?)$/i),
        comments: at(/^(?:assessment|comments?\b)/i),
        type: at(/^type$/i),
        source: at(/^source$/i),
        text: at(/^text$/i),
      };
      if (header.number >= 0 && header.comments >= 0) columns = header;
      continue;
    }
    // without the apostrophe by which a table keeps a text from being a formula
    const cell = (column: number) => cells[column]?.trim().replace(/^'(?=[=+@-])/, "") ?? "";
    const number = cell(columns.number);
    const point = cell(columns.type) === POINT_TYPE && { point: { source: cell(columns.source), text: cell(columns.text) } };
    if (number !== "") found.push(...assessed({ symbol: cell(columns.symbol), number, ...point }, cell(columns.comments).split(/\r?\n/)));
  }
  if (!columns) throw wrongKind(file);
  return found;
}
