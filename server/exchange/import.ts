import { Refusal } from "~/app/domain/refusal.js";
import type { ImportedDocument } from "./imported.js";
import { isOwnMarkdown } from "./markdown/front-matter.js";
import type { TrackedChanges } from "~/app/domain/document/tracked-changes.js";
import { decodeText } from "./text/decode.js";

/** The largest file that is read as a submission, in megabytes of 2^20 bytes; plain text of one is twenty times the longest submission. */
const MEGABYTES = 25;
const TEXT_MEGABYTES = 1;
const TAKEN =
  "file that can be read as a text: choose a Word file (.docx), an OpenDocument file (.odt), a PDF, a web page, Markdown or a text file (.txt)";

/** What to do with a file of a kind that is known but not read, after the words "is not a". */
const INSTEAD = {
  doc: `${TAKEN}. This is an old Word file (.doc): open it in Word, save it as .docx and choose that`,
  rtf: `${TAKEN}. This is a rich text file (.rtf): open it in Word, save it as .docx and choose that`,
} as const;

const begins = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
const holds = (bytes: Uint8Array, text: string, encoding: BufferEncoding): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, encoding));
const head = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes.subarray(0, 1024));

const isText = (bytes: Uint8Array): string | null => {
  const text = decodeText(bytes);
  return text !== null && text.length <= TEXT_MEGABYTES * 2 ** 20 ? text : null;
};

const plain = async (text: string) => (await import("./text/read-text.js")).readText(text);

/**
 * Reads a file as a submission, by its content: Word, OpenDocument, PDF, HTML, our own JSON, Markdown or plain text. Only Markdown that
 * others wrote is known by its name. Throws a Refusal that names the file: file-empty, file-too-large (over 25 MB), file-encrypted,
 * file-unreadable, or file-wrong-kind with what to do instead. Files of strangers are read by `readSafely`, in a thread of its own.
 * The reader of its kind is loaded when it is known: no file waits for the others'.
 */
export async function importFile(bytes: Uint8Array, file: string, changes: TrackedChanges = "accept"): Promise<ImportedDocument> {
  const wrong = (expected: string): Refusal => new Refusal("file-wrong-kind", { file, expected });
  if (bytes.length === 0) throw new Refusal("file-empty", { file });
  if (bytes.length > MEGABYTES * 2 ** 20) throw new Refusal("file-too-large", { file, megabytes: MEGABYTES });
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw holds(bytes, "EncryptedPackage", "utf16le") ? new Refusal("file-encrypted", { file }) : wrong(INSTEAD.doc);
  if (begins(bytes, 0x50, 0x4b))
    return head(bytes).includes("application/vnd.oasis.opendocument.text")
      ? (await import("./odt/read-odt.js")).readOdt(bytes, file, changes)
      : (await import("./docx/read-submission.js")).readSubmissionDocx(bytes, file, changes);
  const start = head(bytes).trimStart();
  if (start.startsWith("%PDF")) {
    const { text, footnotes } = await (await import("./pdf/read-text.js")).readPdfText(bytes, file);
    const { document, warnings } = await plain(text);
    return {
      document,
      warnings: [...(footnotes > 0 ? [{ code: "footnotes-became-endnotes" as const, params: { count: footnotes } }] : []), ...warnings],
    };
  }
  if (start.startsWith("{\\rtf")) throw wrong(INSTEAD.rtf);
  if (/^\{\s*"format": "caucus-submission"/u.test(start)) {
    const { readJson } = await import("./json/read-json.js");
    return { document: readJson(bytes, file).document, warnings: [] };
  }
  const text = isText(bytes);
  if (text === null) throw decodeText(bytes) === null ? wrong(TAKEN) : new Refusal("file-too-large", { file, megabytes: TEXT_MEGABYTES });
  if (text.trim() === "") throw new Refusal("file-empty", { file });
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)/isu.test(text.slice(0, 2000)))
    return (await import("./html/read-html.js")).readHtml(text, file);
  if (/\.(?:md|markdown)$/iu.test(file) || isOwnMarkdown(text))
    return (await import("./markdown/read-markdown.js")).readMarkdown(text, file);
  return plain(text);
}
