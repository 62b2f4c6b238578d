import { MOST_LINES } from "~/app/domain/submission/endorsers.js";
import { Refusal } from "~/app/domain/refusal.js";
import { bytesSource } from "./byte-source.js";
import { delimiterOf, readCsvRows } from "./csv/read-rows.js";
import { sniff } from "./sources/sniff.js";
import { decodeText } from "./text/decode.js";
import { readXlsxRows } from "./xlsx/read-rows.js";

/** The largest list, in bytes: two thousand lines of everything that a line may hold. */
export const ENDORSER_FILE_MOST = 4 * 2 ** 20;

/**
 * A table or a text file as the lines that a person would paste: a row is a line, at the number that the file's own program gives it.
 * Throws file-empty, file-wrong-kind, file-encrypted, file-unreadable and too-many-lines.
 */
export async function endorserLines(bytes: Uint8Array, file: string): Promise<string> {
  const source = bytesSource(bytes);
  const format = await sniff(source, file);
  const text = format === "text" ? decodeText(bytes) : null;
  if (format !== "excel" && text === null) throw new Refusal("file-wrong-kind", { file, expected: "Excel file (.xlsx), CSV or text file" });
  if (text !== null && delimiterOf(text) === null) return text;
  const lines: string[] = [];
  for await (const { at, cells } of text === null ? readXlsxRows(source, file) : readCsvRows(text, file)) {
    if (at > MOST_LINES) throw new Refusal("too-many-lines", { most: MOST_LINES });
    while (lines.length < at - 1) lines.push("");
    lines.push(cells.map((cell) => cell.replace(/\s+/g, " ").trim()).join("\t"));
  }
  return lines.join("\n");
}
