import { letterNumber, romanNumber, type Typed } from "./patterns.js";

export type HeadingStyle = "roman" | "letter" | "digit" | "none";
export interface HeadingNumber {
  style: HeadingStyle;
  number: string;
  rest: string;
  depth: number;
}

/** Roman or letter? "C." after "B." is a letter, "I." and "V." are Roman unless the letter before them has just been. */
export function romanOrLetter(text: string, lastLetter: string): HeadingNumber | null {
  const chinese = /^(?:第?([一二三四五六七八九十]{1,3})(?:、|[章节部]\s?、?)|[（(]([一二三四五六七八九十]{1,3})[）)])\s*(\S.*)$/su.exec(
    text,
  );
  if (chinese) return { style: chinese[1] ? "roman" : "letter", number: (chinese[1] ?? chinese[2])!, rest: chinese[3]!, depth: 1 };
  const letter = letterNumber(text);
  const isNext = letter && letter.number === (lastLetter === "" ? "A" : String.fromCharCode(lastLetter.charCodeAt(0) + 1));
  const roman: Typed | null = romanNumber(text);
  const given = (style: HeadingStyle, typed: Typed): HeadingNumber => ({ style, number: typed.number, rest: typed.rest, depth: 1 });
  if (letter && isNext) return given("letter", letter);
  if (roman) return given("roman", roman);
  return letter ? given("letter", letter) : null;
}

export interface HeadingLevels {
  /** Level 1 to 3; `doubt` where an unnumbered heading follows numbered ones of a lower level. */
  level: (style: HeadingStyle, depth: number) => { level: number; doubt: boolean };
}

/** Levels by the order in which the kinds of number first appear (I, A, 1 or 1, 1.1); an unnumbered heading is taken as one of the first level. */
export function headingLevels(): HeadingLevels {
  const order: HeadingStyle[] = [];
  let last = 1;
  return {
    level(style, depth) {
      if (style === "none") {
        const doubt = last > 1;
        last = 1;
        return { level: 1, doubt };
      }
      if (!order.includes(style)) order.push(style);
      last = Math.min(order.indexOf(style) + depth, 3);
      return { level: last, doubt: false };
    },
  };
}
