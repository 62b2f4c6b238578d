import { RECOMMENDATION_WORD } from "~/app/domain/document/recommendation-word.js";
import { westernDigits } from "~/app/domain/document/western-digits.js";
import { endsSentence, goesOn } from "./width.js";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
export const superscriptValue = (text: string): number => Number([...text].map((c) => SUPERSCRIPTS.indexOf(c)).join(""));
/** Digits of any script as superscript ones. */
export const superscriptOf = (text: string): string => westernDigits(text).replace(/[0-9]/gu, (digit) => SUPERSCRIPTS[Number(digit)]!);

export interface Typed {
  /** As typed, without its stop or brackets, in Western digits. */
  number: string;
  rest: string;
}

const typed = (match: RegExpExecArray | null): Typed | null => (match ? { number: westernDigits(match[1]!), rest: match[2]! } : null);

/** "7. Text", "7) Text", "(7) Text", "§ 7. Text", "٧. نص", "7、文". */
export const singleNumber = (text: string): Typed | null =>
  typed(/^[(§¶]?\s?(\p{Nd}{1,3})(?:[.)]\s*\)?(?=\s|\p{Lo})|[、．])\s*([^\s].*)$/su.exec(text));
/** "1.2 Text", "1.2.3. Text": the number in parts. */
export const decimalNumber = (text: string): Typed | null => typed(/^(\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3})[.)]?\s+([^\s].*)$/su.exec(text));
/** "IV. Text" */
export const romanNumber = (text: string): Typed | null => typed(/^\(?([IVXLC]{1,6})[.)]\s+(\S.*)$/su.exec(text));
/** "B. Text" */
export const letterNumber = (text: string): Typed | null => typed(/^\(?([A-Z])[.)]\s+(\S.*)$/su.exec(text));
/** "138.117 Text", "138,117 – Text": a line of a box of quoted recommendations. */
export const quotedNumber = (text: string): Typed | null => {
  const match = /^(\p{Nd}{2,3})\s?[.,٫]\s?(\p{Nd}{1,3})[.):]?\s*[-–—]?\s+(\S.*)$/su.exec(text);
  return match ? { number: `${westernDigits(match[1]!)}.${westernDigits(match[2]!)}`, rest: match[3]! } : null;
};

const ALWAYS_BULLET = /^[•●○◦▪▫■□‣⁃➢➤✓❖\uf0a7\uf0b7\uf0d8]\s*(\S.*)$/su;
const DASH_BULLET = /^[-–—*·]\s+(\S.*)$/su;
/** A line that begins with a bullet character; "dash" ones may also be a dash of the sentence that wrapped to the line's beginning. */
export function bulletStart(text: string): { rest: string; dash: boolean } | null {
  const sure = ALWAYS_BULLET.exec(text);
  if (sure) return { rest: sure[1]!, dash: false };
  const dash = DASH_BULLET.exec(text);
  return dash ? { rest: dash[1]!, dash: true } : null;
}
/** "o Text", Word's bullet of the second level: only where a list is open, for "o" is a word in some languages. */
export function hollowBullet(text: string): { rest: string; dash: boolean } | null {
  const match = /^o\s+(\S.*)$/su.exec(text);
  return match ? { rest: match[1]!, dash: false } : null;
}
/** "(a) Text", "b) Text", "ii) Text": an item whose label is part of what is cited. */
export const lettered = (text: string): boolean => /^(?:\((?:[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})\))\s+\S/u.test(text);

const RECOMMENDATION = new RegExp(
  `^(?:${RECOMMENDATION_WORD})(?:\\s*(?:no\\.?|n°|№|#)?\\s*(\\p{Nd}{1,2}|[ivx]{1,4}))?\\s*[:：.–—]\\s*(?!\\p{Nd}{2,3}[.,]\\p{Nd})(\\S.*)$`,
  "isu",
);
/** "RECOMMENDATION: text", "Recommendation 2: text": its number, if it has one, and its text. */
export function recommendationStart(text: string): { number: string | null; rest: string } | null {
  const match = RECOMMENDATION.exec(text);
  return match ? { number: match[1] ? westernDigits(match[1]) : null, rest: match[2]! } : null;
}

/** A web address's beginning within a text. */
export const ADDRESS = /(?:https?:\/\/|www\.)\S+/giu;

/** Few words, no sentence: what a heading looks like when its type is lost. */
export function looksLikeHeading(text: string): boolean {
  const short = text.length <= (/\p{Script=Han}/u.test(text) ? 40 : 130) && text.split(/\s+/u).length <= 16;
  const open = !goesOn(text) && (!endsSentence(text) || /[?？؟]$/u.test(text)) && !/…$/u.test(text);
  const oneSentence = !/[.!?。؟]["”’»)]?\s+\p{Lu}/u.test(text.replace(/^\S+\s/u, ""));
  return short && open && oneSentence && /^["“‘«(¿¡]*[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u.test(text) && !/https?:\/\//iu.test(text);
}
