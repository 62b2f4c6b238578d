import { SaxesParser } from "saxes";
import { Refusal } from "~/app/domain/refusal.js";
import type { ByteSource } from "../byte-source.js";
import type { TableRow } from "../table/table-row.js";
import { openStreamedZip, type StreamedZip } from "./entries.js";
import { sharedStrings, type SharedStrings } from "./shared-strings.js";

const MOST_COLUMNS = 200;
/** Characters of one cell: Excel's own limit is 32,767. */
const LONGEST_CELL = 40_000;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/**
 * The rows of an Excel file's largest sheet, one at a time: memory does not grow with the file. `progress` hears the share of the
 * sheet that was read, 0 to 1. Throws file-wrong-kind, file-encrypted and file-unreadable.
 */
export async function* readXlsxRows(source: ByteSource, file: string, progress?: (share: number) => void): AsyncGenerator<TableRow> {
  const zip = await openStreamedZip(source, file);
  const sheet = zip.names.filter((name) => SHEET.test(name)).sort((a, b) => zip.sizeOf(b) - zip.sizeOf(a))[0];
  if (!sheet) throw new Refusal("file-wrong-kind", { file, expected: "table (.xlsx)" });
  const strings = sharedStrings();
  try {
    await readStrings(zip, strings, file);
    yield* readSheet(zip, sheet, strings, file, progress);
  } finally {
    strings.close();
  }
}

/** Feeds a part of the file to a parser, chunk by chunk; after each chunk its turn. */
async function* parsed(zip: StreamedZip, name: string, parser: SaxesParser<object>, file: string): AsyncGenerator<number> {
  const problem: { message?: string } = {};
  parser.on("error", (error) => (problem.message ??= error.message));
  parser.on("doctype", () => (problem.message ??= "it contains a DOCTYPE"));
  const decoder = new TextDecoder();
  let read = 0;
  for await (const chunk of zip.stream(name)) {
    read += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (problem.message) throw new Refusal("file-unreadable", { file, what: `its part ${name} is not sound` });
    yield read;
  }
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

async function readStrings(zip: StreamedZip, strings: SharedStrings, file: string): Promise<void> {
  const name = zip.names.find((one) => /^xl\/sharedStrings\.xml$/i.test(one));
  if (!name) return;
  const parser = new SaxesParser();
  let text = "";
  let inText = false;
  let phonetic = false;
  parser.on("opentag", (tag) => {
    const is = local(tag.name);
    if (is === "si") text = "";
    else if (is === "rPh") phonetic = true;
    else if (is === "t") inText = !phonetic;
  });
  parser.on("text", (value) => {
    if (inText && text.length < LONGEST_CELL) text += value;
  });
  parser.on("closetag", (tag) => {
    const is = local(tag.name);
    if (is === "si") strings.add(text);
    else if (is === "rPh") phonetic = false;
    else if (is === "t") inText = false;
  });
  for await (const _ of parsed(zip, name, parser, file)) continue;
}

/** Column of a cell's address from 0: "B5" is 1. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of address) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

async function* readSheet(
  zip: StreamedZip,
  name: string,
  strings: SharedStrings,
  file: string,
  progress?: (share: number) => void,
): AsyncGenerator<TableRow> {
  const parser = new SaxesParser();
  const size = Math.max(zip.sizeOf(name), 1);
  let ready: TableRow[] = [];
  let cells: string[] = [];
  let at = 0;
  let column = -1;
  let kind = "";
  let value = "";
  let inValue = false;
  parser.on("opentag", (tag) => {
    const { attributes } = tag as { attributes: Record<string, string> };
    const is = local(tag.name);
    if (is === "row") {
      at = Number(attributes.r) || at + 1;
      cells = [];
      column = -1;
    } else if (is === "c") {
      column = attributes.r ? columnOf(attributes.r) : column + 1;
      kind = attributes.t ?? "n";
      value = "";
    } else if (is === "v" || is === "t") inValue = true;
  });
  parser.on("text", (text) => {
    if (inValue && value.length < LONGEST_CELL) value += text;
  });
  parser.on("closetag", (tag) => {
    const is = local(tag.name);
    if (is === "v" || is === "t") inValue = false;
    else if (is === "c" && column >= 0 && column < MOST_COLUMNS) {
      while (cells.length < column) cells.push("");
      cells[column] = kind === "s" ? strings.get(Number(value)) : value;
    } else if (is === "row" && cells.some((cell) => cell.trim() !== "")) ready.push({ at, cells });
  });
  for await (const read of parsed(zip, name, parser, file)) {
    progress?.(Math.min(1, read / size));
    const rows = ready;
    ready = [];
    yield* rows;
  }
  yield* ready;
}
