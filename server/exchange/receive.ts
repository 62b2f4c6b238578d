import { importFile } from "./import.js";
import type { ImportedDocument } from "./imported.js";
import { readPdfText } from "./pdf/read-text.js";
import { readText } from "./text/read-text.js";

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).toString("latin1").trimStart().startsWith("%PDF");

/** Reads a submission that came by mail, by its content: Word, PDF or text. Throws the Refusals of `importFile` and `readPdfText`. */
export async function readReceived(bytes: Uint8Array, fileName: string): Promise<ImportedDocument> {
  return isPdf(bytes) ? readText(await readPdfText(bytes, fileName)) : importFile(bytes, fileName);
}
