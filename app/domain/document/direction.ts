import { type Block, plainText } from "./document.js";

const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "syr", "ug", "ur", "yi"]);

/** Which way a language (BCP 47) is written. */
export const directionOf = (language: string): "ltr" | "rtl" => (RIGHT_TO_LEFT.has(language.toLowerCase().split("-")[0]!) ? "rtl" : "ltr");

/** Whether a language (BCP 47) is written from right to left. */
export const isRightToLeft = (language: string): boolean => directionOf(language) === "rtl";

const STRONG = /\p{L}/u;

/** Whether nothing in a text says which way it is written: as the text around it. */
export const isNeutral = (text: string): boolean => !STRONG.test(text);

/** A letter that is written from right to left. */
export const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Which way a block is written: as somebody decided, else by its first letter, as the editor shows it, else as its language or the text around it. */
export function blockDirection(
  { direction, language, inline }: Pick<Block, "direction" | "language" | "inline">,
  around: string,
): "ltr" | "rtl" {
  const letter = STRONG.exec(plainText(inline))?.[0];
  return direction ?? (letter === undefined ? directionOf(language ?? around) : RTL_LETTER.test(letter) ? "rtl" : "ltr");
}
