import type { Line } from "./lines.js";
import { ADDRESS } from "./patterns.js";
import { printedWidth } from "./width.js";

export type JoinDoubt = { code: "line-end-hyphen" | "hyphen-lost" | "address-joined" | "address-hyphen-lost"; word: string };
export interface Joined {
  text: string;
  doubts: JoinDoubt[];
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，；：？！」』）]/u;
/** A piece that can only be the rest of a web address: no word of a sentence holds these characters. */
const ADDRESS_REST = /^(?:[%&?=#/]|[\w.~%-]*[_=&%/][\w.~%/-]*|[\w-]+\.(?:pdf|html?|docx?|php|aspx?)\b)/iu;

const firstPiece = (text: string): string => text.split(" ", 1)[0]!;
const lastPiece = (text: string): string => text.slice(text.lastIndexOf(" ") + 1);

/** The word that stands where the line should have broken: a line far longer than all others was two, and lost its hyphen when they were joined. Of the words there the longest. */
export function wordAtWrap(text: string, width: number): string | null {
  if (printedWidth(text) < width * 1.25) return null;
  let before = 0;
  const near: string[] = [];
  for (const word of text.split(" ")) {
    const after = before + (before === 0 ? 0 : printedWidth(" ")) + printedWidth(word);
    if (after >= width * 0.9 && before <= width * 1.1) near.push(word);
    if (before > width * 1.1) break;
    before = after;
  }
  return near.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** Joins the lines of one paragraph or note. Nothing is repaired silently: what was guessed, and what looks damaged, is in `doubts`. */
export function joinLines(lines: readonly string[], width: number | null, knownWords: (word: string) => boolean): Joined {
  const doubts: JoinDoubt[] = [];
  let text = "";
  for (const line of lines) {
    const lost = width === null ? null : wordAtWrap(line, width);
    if (lost !== null) {
      const address = /(?:https?:\/\/|www\.)/iu.test(lost);
      if (address || (/\p{Ll}{8,}/u.test(lost) && !/[-–]/u.test(lost)))
        doubts.push({ code: address ? "address-hyphen-lost" : "hyphen-lost", word: lost.replace(/^[“‘"'(]+|[.,;:”’"')]+$/gu, "") });
    }
    if (text === "") {
      text = line;
      continue;
    }
    const end = lastPiece(text);
    const start = firstPiece(line);
    const broken = /\p{L}{2,}-$/u.test(end) && /^\p{Ll}/u.test(start);
    if (new RegExp(ADDRESS.source, "iu").test(end) && !/[;,]$/u.test(end) && ADDRESS_REST.test(start)) {
      if (doubts.at(-1)?.code === "address-joined" && doubts.at(-1)!.word === end) doubts.pop();
      doubts.push({ code: "address-joined", word: `${end}${start}` });
      text += line;
    } else if (broken) {
      const whole = end.slice(0, -1) + start.replace(/[^\p{L}].*$/su, "");
      doubts.push({ code: "line-end-hyphen", word: end + start });
      text = knownWords(whole.toLowerCase()) ? text.slice(0, -1) + line : text + line;
    } else {
      text += CJK.test(text.at(-1)!) && CJK.test(line.charAt(0)) ? line : ` ${line}`;
    }
  }
  return { text, doubts };
}

/** Whether a word stands whole somewhere in the text: what decides about a hyphen at a line's end. */
export function wordsOf(lines: readonly Line[]): (word: string) => boolean {
  const words = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}+/gu) ?? []));
  return (word) => words.has(word);
}
