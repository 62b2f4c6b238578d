import { detectLanguage } from "~/app/domain/guidelines/language.js";
import { mendCodePage } from "./code-page.js";

function decode(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === "windows-1252" ? mendCodePage(text) : text;
}

/** UTF-16 without a byte order mark: every second byte of a Western text is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000);
  const zeros = [0, 1].map((odd) => sample.filter((byte, i) => i % 2 === odd && byte === 0).length);
  const half = sample.length / 2;
  if (half < 2) return null;
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.1) return "utf-16le";
  return zeros[0]! > half * 0.4 && zeros[1]! < half * 0.1 ? "utf-16be" : null;
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Old Macintosh: its apostrophe is Windows' Õ, its double quotes Ò and Ó, which stand inside no word of a Western language. */
const isMacintosh = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return (text.match(/\p{Ll}Õ\p{Ll}|Ò\p{L}[^ÒÓ]{0,200}\p{L}Ó/gu)?.length ?? 0) > (text.match(/\p{Ll}[\u0092’]\p{Ll}/gu)?.length ?? 0);
};

/** One byte a letter, for Western, Cyrillic and Arabic text: the one under which the text is in a language. */
function oneByteEncoding(bytes: Uint8Array): string {
  if (isMacintosh(bytes)) return "macintosh";
  const most = ["windows-1252", "windows-1251", "windows-1256"];
  return most.find((encoding) => detectLanguage(decode(bytes.subarray(0, 20_000), encoding)) !== null) ?? most[0]!;
}

/** Bytes that stand in no text. */
const isControl = (c: string): boolean => /\p{Cc}/u.test(c) && !"\t\n\v\f\r\u001b\u0085".includes(c);

/** The text of a file in UTF-8, UTF-16 or a Windows code page; null where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : null;
  const text = decode(bytes, marked ?? wideEncoding(bytes) ?? (isUtf8(bytes) ? "utf-8" : oneByteEncoding(bytes)));
  const sample = text.slice(0, 10_000);
  return [...sample].filter(isControl).length > sample.length * 0.01 ? null : text;
}
