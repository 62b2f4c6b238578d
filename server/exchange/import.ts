import { Refusal } from "~/app/domain/refusal.js";
import { readSubmissionDocx } from "./docx/read-submission.js";
import type { ImportedDocument } from "./imported.js";
import { decodeText } from "./text/decode.js";
import { readText } from "./text/read-text.js";

/** The largest file that is read as a submission, in megabytes of 2^20 bytes; plain text of one is twenty times the longest submission. */
const MEGABYTES = 25;
const TEXT_MEGABYTES = 1;
const TAKEN = "Word file (.docx) or a text file (.txt)";

/** What to do with a file of a kind that is known but not read, after the words "is not a". */
const INSTEAD = {
  doc: `${TAKEN}, but an old Word file (.doc): open it in Word, save it as .docx and choose that`,
  pdf: `${TAKEN}, but a PDF: choose the Word file that it was made from, or copy its text into a text file and choose that`,
  rtf: `${TAKEN}, but a rich text file (.rtf): open it in Word, save it as .docx and choose that`,
  odt: `${TAKEN}, but an OpenDocument file: open it in LibreOffice, save it as .docx and choose that`,
  html: `${TAKEN}, but a web page: copy its text into a text file and choose that`,
} as const;

const begins = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
const holds = (bytes: Uint8Array, text: string, encoding: BufferEncoding): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, encoding));
const head = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes.subarray(0, 1024));

/**
 * Reads a file as a submission, by its content and not its name: Word (.docx) or plain text. Throws a Refusal that names the file:
 * file-empty, file-too-large (over 25 MB), file-encrypted, file-unreadable, or file-wrong-kind with what to do instead.
 */
export function importFile(bytes: Uint8Array, fileName: string): Promise<ImportedDocument> {
  // so that a refusal is a rejection, as the type promises
  return Promise.resolve().then(() => read(bytes, fileName));
}

function read(bytes: Uint8Array, file: string): ImportedDocument {
  const wrong = (expected: string): Refusal => new Refusal("file-wrong-kind", { file, expected });
  if (bytes.length === 0) throw new Refusal("file-empty", { file });
  if (bytes.length > MEGABYTES * 2 ** 20) throw new Refusal("file-too-large", { file, megabytes: MEGABYTES });
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw holds(bytes, "EncryptedPackage", "utf16le") ? new Refusal("file-encrypted", { file }) : wrong(INSTEAD.doc);
  if (begins(bytes, 0x50, 0x4b)) {
    if (head(bytes).includes("application/vnd.oasis.opendocument")) throw wrong(INSTEAD.odt);
    return readSubmissionDocx(bytes, file);
  }
  if (head(bytes).trimStart().startsWith("%PDF")) throw wrong(INSTEAD.pdf);
  if (head(bytes).startsWith("{\\rtf")) throw wrong(INSTEAD.rtf);
  if (/^\s*(?:\u00ef\u00bb\u00bf)?<(?:!doctype html|html)/iu.test(head(bytes))) throw wrong(INSTEAD.html);
  const text = decodeText(bytes);
  if (text === null) throw wrong(TAKEN);
  if (text.length > TEXT_MEGABYTES * 2 ** 20) throw new Refusal("file-too-large", { file, megabytes: TEXT_MEGABYTES });
  if (text.trim() === "") throw new Refusal("file-empty", { file });
  return readText(text);
}
