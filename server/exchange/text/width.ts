import type { Line } from "./lines.js";

/** What may stand behind the last stop of a text: closing quotes and brackets, an endnote's mark. */
const BEHIND = String.raw`["”’»'）)\]]*\s?(?:\[?\p{Nd}{1,3}\]?|\[[ivxlc]+\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+)*(?:[ ,]\p{Nd}{1,3})*["”’»]?$`;
/** Ends a sentence or a clause that a paragraph may end with. */
const TERMINAL = new RegExp(`[.!?:;…。！？：；؟؛۔।]${BEHIND}`, "u");
/** As TERMINAL, without the comma-like semicolon and colon. */
const SENTENCE_END = new RegExp(`[.!?…。！？؟۔।]${BEHIND}`, "u");
/** Goes on in the next line or item. A number behind a comma is no mark: "Articles 19, 26". */
const GOES_ON = new RegExp(`[,，،、]$|[;；؛]${BEHIND}`, "u");

export const endsClause = (text: string): boolean => TERMINAL.test(text);
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);
export const goesOn = (text: string): boolean => GOES_ON.test(text);
export const startsLower = (text: string): boolean => /^["“‘«'(¿¡]*\p{Ll}/u.test(text);
/** Begins as a sentence or a heading does; scripts without capitals always do. */
export const startsFresh = (text: string): boolean => /^["“‘«'(¿¡[]*[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u.test(text);

/** How broad a text prints in a proportional type, in average letters: what tells a full line from a paragraph's last one. */
export function printedWidth(text: string): number {
  let width = 0;
  for (const c of text) {
    if (/\p{M}/u.test(c)) continue;
    if (/[ilj.,;:'’‘|! ]/u.test(c)) width += 0.5;
    else if (/[tfrI()[\]\-–“”"]/u.test(c)) width += 0.65;
    else if (/[mwMW%@—]/u.test(c)) width += 1.5;
    else if (/\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(c)) width += 2;
    else width += /\p{Lu}/u.test(c) ? 1.3 : 1;
  }
  return width;
}

const quantile = (values: number[], q: number): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * q)] ?? 0;

/** The printed width at which a text breaks its lines; null where every paragraph is one line. */
export function wrapWidth(lines: readonly Line[]): number | null {
  const broken = lines.filter((line, i) => {
    const next = lines[i + 1];
    return next && !next.gap && printedWidth(line.text) > 30 && !endsClause(line.text) && /^["“‘«'(]*[\p{Ll}\p{Lo}]/u.test(next.text);
  });
  if (broken.length === 0 || broken.length < lines.length * 0.08) return null;
  const width = quantile(
    broken.map((line) => printedWidth(line.text)),
    0.5,
  );
  return width > 200 ? null : width;
}

/** The first word of the next line would have fitted on this one: whoever broke the line did it on purpose. */
export function endsEarly(line: string, next: string, width: number): boolean {
  const word = /\p{Script=Han}/u.test(next.charAt(0)) ? next.charAt(0) : next.split(" ")[0]!;
  return printedWidth(`${line} ${word}`) < width * 0.95;
}
