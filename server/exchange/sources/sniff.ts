import type { ByteSource } from "../byte-source.js";
import { Refusal } from "~/app/domain/refusal.js";

export type Format = "word" | "excel" | "pdf" | "json" | "text";

const EXPECTED = "Word file (.docx), PDF, Excel file (.xlsx), CSV, JSON or text file";
const INSTEAD = {
  old: `${EXPECTED}, but a file of an old Office: save it as .docx or .xlsx and choose that`,
  odt: `${EXPECTED}, but an OpenDocument file: save it as .docx or .xlsx and choose that`,
  rtf: `${EXPECTED}, but a rich text file (.rtf): save it as .docx and choose that`,
  html: `${EXPECTED}, but a web page: copy its text into a text file and choose that`,
} as const;

const latin = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

/** What a file is, by its content and never its name. Throws file-empty, file-encrypted and file-wrong-kind with what to do instead. */
export async function sniff(source: ByteSource, file: string): Promise<Format> {
  if (source.size === 0) throw new Refusal("file-empty", { file });
  const bytes = await source.slice(0, Math.min(source.size, 4096));
  const head = latin(bytes);
  const wrong = (expected: string) => new Refusal("file-wrong-kind", { file, expected });
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    const all = Buffer.from(await source.slice(0, Math.min(source.size, 8 * 2 ** 20)));
    throw all.includes(Buffer.from("EncryptedPackage", "utf16le")) ? new Refusal("file-encrypted", { file }) : wrong(INSTEAD.old);
  }
  if (head.startsWith("PK")) {
    if (head.includes("application/vnd.oasis.opendocument")) throw wrong(INSTEAD.odt);
    const tail = latin(await source.slice(Math.max(0, source.size - 65_558), source.size));
    return /xl\/(?:workbook|worksheets|sharedStrings|styles)/.test(head + tail) && !/word\/document/.test(head + tail) ? "excel" : "word";
  }
  const begin = head.trimStart();
  if (begin.startsWith("%PDF")) return "pdf";
  if (begin.startsWith("{\\rtf")) throw wrong(INSTEAD.rtf);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html)/i.test(begin)) throw wrong(INSTEAD.html);
  const plain = begin.replace(/^\u00ef\u00bb\u00bf/, "");
  return /^\{\s*"/.test(plain) || /^\[\s*[[{\]]/.test(plain) ? "json" : "text";
}
