/** Digits that have the form of a recommendation's number; whether they are one, `numbers.ts` decides. */
export interface Candidate {
  prefix: string;
  running: string;
  sub: string | undefined;
  separator: string;
  range: { prefix: string | undefined; running: string; separator: string } | null;
  start: number;
  end: number;
}

const NUMBER = /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}/])(\d{1,3})([.,-])( ?)([1-9]\d{0,2})(?!\p{N})(?:\.([1-9]\d?)(?![\p{N}.]))?/gu;
const RANGE =
  /^(?:\s?[-–—−‑~～]\s*(?:(\d{1,3})([.,-]))?|\s?(?:\s(?:to|through|until|à|al?|hasta(?: la)?|до|по|إلى|حتى)\s|至|到)\s?(?:(\d{1,3})([.,-]))?)([1-9]\d{0,2})(?!\p{N}|[.,]\d)/u;
/** A larger number, a date, or a number with more parts goes on like this; a note's mark may be glued to the full stop behind it. */
const GOES_ON = /^[.,]\d/;
const NOTE_MARK = /^\.\d{1,2}(?:\s|$)/;
/** "138.117,138.118": the comma of a list without blanks. */
const NEXT_OF_LIST = /^[,;]\d{1,3}\.\d/;

/** Digits of other scripts and full-width signs become plain ones, one for one, so that places stay true. */
export const plainDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹０-９．٫]/g, (sign) => {
    if (sign === "．") return ".";
    if (sign === "٫") return ",";
    const code = sign.charCodeAt(0);
    return String(code - (code >= 0xff10 ? 0xff10 : code >= 0x06f0 ? 0x06f0 : 0x0660));
  });

/** Everything in a text of plain digits that could be a number or a range of numbers, in order and without overlap. */
export function candidatesIn(text: string): Candidate[] {
  const all: Candidate[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [whole, prefix, separator, blank, running, sub] = match as unknown as [
      string,
      string,
      string,
      string,
      string,
      string | undefined,
    ];
    const start = match.index;
    const last = all.at(-1);
    if (start < (last?.end ?? 0)) continue;
    if (/\d[.,\-–]$/.test(text.slice(0, start)) && !(last?.end === start - 1 && /[,;]/.test(text[start - 1]!))) continue;
    if (blank !== "" && separator !== ".") continue;
    const after = text.slice(start + whole.length);
    const list = separator === "." && NEXT_OF_LIST.test(after);
    if (GOES_ON.test(after) && !NOTE_MARK.test(after) && !list) continue;
    const range = RANGE.exec(after);
    const rangeSeparator = range?.[2] ?? range?.[4];
    // "138-117" is Arabic's form; there only a word or a full number makes a range
    const fits = range && (separator !== "-" || rangeSeparator === "-" || !/^\s?[-–—−‑]/.test(range[0]));
    all.push({
      prefix,
      separator: blank === "" ? separator : `${separator} `,
      running,
      sub,
      start,
      end: start + whole.length + (fits ? range[0].length : 0),
      range: fits ? { prefix: range[1] ?? range[3], running: range[5]!, separator: rangeSeparator ?? "" } : null,
    });
  }
  return all;
}

const ELIDED = /^\s*(?:[,;،、]\s*(?:and|et|y|и|و|和)?|and|et|y|и|و|和|及|&)\s*\.?([1-9]\d{0,2})(?![\p{N}]|[.,-]\d)/u;

/** "138.117, 118 and 119": running numbers behind a number that share its first part; the place is of the digits alone. */
export function elidedAfter(text: string, { end, prefix, running, range }: Candidate): { number: string; start: number; end: number }[] {
  const found: { number: string; start: number; end: number }[] = [];
  let at = end;
  let last = Number(range?.running ?? running);
  for (let next = ELIDED.exec(text.slice(at)); next !== null; next = ELIDED.exec(text.slice(at))) {
    if (Number(next[1]) <= last) break;
    last = Number(next[1]);
    at += next[0].length;
    found.push({ number: `${prefix}.${next[1]!}`, start: at - next[1]!.length, end: at });
  }
  return found;
}

const PARAGRAPH_AND_ITEM =
  /(?:\bparas?\.?|\bparagraph(?:e)?s?|\bpárrafos?|\bпункт\p{L}*|الفقرة|第)\s*(\d{1,3})\s*段?\s*[,，،(]\s*(?:\(?\s*(?:rec(?:ommendation|ommandation|omendaci[oó]n)?s?\.?|рекомендаци\p{L}+|التوصية|建议)\s*(?:no\.?|n[°º]|№|第)?\s*)([1-9]\d{0,2})(?!\p{N}|[.,]\d)|\bpara(?:graph)?s?\.?\s*(\d{1,3})\s*\(([1-9]\d{0,2})\)/giu;

/** First-cycle style: "para. 111, rec. 1", "paragraph 111 (1)". */
export function itemsOfParagraphs(text: string): { number: string; start: number; end: number }[] {
  return [...text.matchAll(PARAGRAPH_AND_ITEM)].map((match) => ({
    number: `${match[1] ?? match[3]!}.${match[2] ?? match[4]!}`,
    start: match.index + match[0].search(/\d/),
    end: match.index + match[0].length,
  }));
}
