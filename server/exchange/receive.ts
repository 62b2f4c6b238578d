import type { ImportedDocument } from "./imported.js";
import { readSafely } from "./safely.js";

/** Reads a submission that came by mail, by its content. Throws the Refusals of `importFile`. */
export const readReceived = (bytes: Uint8Array, fileName: string): Promise<ImportedDocument> => readSafely(bytes, fileName);
