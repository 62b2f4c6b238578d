import type { Line } from "./lines.js";
import { bulletStart, decimalNumber, looksLikeHeading, singleNumber } from "./patterns.js";
import { endsClause, endsEarly, endsSentence, startsLower, wrapWidth } from "./width.js";

/** What a line that begins with "7." is. */
export type NumberedRole = {
  role: "paragraph" | "heading" | "item";
  number: string;
  rest: string;
  doubt?: "number-gap" | "number-restarts" | "heading-or-paragraph";
  expected?: number;
};

interface Candidate {
  line: number;
  n: number;
  rest: string;
  /** The whole text up to the next beginning of anything, as far as it can be told here. */
  heading: boolean;
  afterEnd: boolean;
}

/** A number alone on its line and its text on the next, as extraction from a PDF leaves them, become one line again. */
export function joinLoneNumbers(lines: readonly Line[]): Line[] {
  const lone = lines.flatMap((line, i) => {
    const match = /^(\p{Nd}{1,3})([.)]?)$/u.exec(line.text);
    return match && lines[i + 1] ? [{ i, n: Number(match[1]), stop: match[2]! }] : [];
  });
  const rising: number[] = [];
  let expected = 1;
  for (const { i, n } of lone) {
    if (n !== expected) continue;
    rising.push(i);
    expected += 1;
  }
  if (rising.length < 3) return [...lines];
  const joined = new Set(rising);
  return lines.flatMap((line, i) => {
    if (joined.has(i)) return [];
    const before = lines[i - 1];
    return before && joined.has(i - 1)
      ? [{ ...line, text: `${before.text.replace(/[.)]$/u, "")}. ${line.text}`, gap: true, at: before.at }]
      : [line];
  });
}

const unended = (line: Line | undefined): boolean => Boolean(line) && !endsClause(line!.text);

/** The whole text of a would-be heading: its line, and those after it that it plainly runs on to. */
function headingText(lines: readonly Line[], i: number, rest: string, width: number | null): string {
  let text = rest;
  for (let k = i; k < i + 3; k++) {
    const [line, next] = [lines[k]!, lines[k + 1]];
    if (!next || next.gap || !unended(line) || singleNumber(next.text)) break;
    if (!startsLower(next.text) && (width === null || endsEarly(line.text, next.text, width))) break;
    text += ` ${next.text}`;
  }
  return text;
}

/** "5. Three things:" above a list is a paragraph, not a heading. */
const leadsIn = (rest: string, next: Line | undefined): boolean =>
  /[:：]$/u.test(rest) && Boolean(next) && (bulletStart(next!.text) !== null || startsLower(singleNumber(next!.text)?.rest ?? next!.text));

function candidates(lines: readonly Line[]): Candidate[] {
  const width = wrapWidth(lines);
  return lines.flatMap((line, i) => {
    const typed = line.depth || decimalNumber(line.text) ? null : singleNumber(line.text);
    if (!typed) return [];
    const before = lines[i - 1];
    const afterEnd = !before || line.gap || line.page || endsClause(before.text) || looksLikeHeading(before.text);
    const heading = looksLikeHeading(headingText(lines, i, typed.rest, width)) && !leadsIn(typed.rest, lines[i + 1]);
    return [{ line: i, n: Number(typed.number), rest: typed.rest, heading, afterEnd }];
  });
}

/** So many numbered lines ahead are looked at to judge one. */
const LOOK_AHEAD = 60;

/**
 * Tells numbered paragraphs, numbered headings and items of a list within a paragraph apart: a paragraph goes on with the running
 * number; a heading is short, without a stop, and its number is another one, or is followed by the same number again or by prose
 * without a number; an item starts at 1 after a colon. Lines left out are text that happens to begin with a number.
 */
export function numberedLines(lines: readonly Line[]): Map<number, NumberedRole> {
  const all = candidates(lines);
  const roles = new Map<number, NumberedRole>();
  let expected = 1;
  let item = 0;
  all.forEach(({ line, n, rest, heading, afterEnd }, k) => {
    const later = all.slice(k + 1, k + 1 + LOOK_AHEAD);
    const next = later[0];
    const set = (role: NumberedRole["role"], doubt?: NumberedRole["doubt"]): void =>
      void roles.set(line, { role, number: String(n), rest, doubt, expected });
    const better = !afterEnd && later.some((other) => other.n === n && other.afterEnd);
    const following = lines[line + 1];
    const followedByProse =
      Boolean(following) &&
      next?.line !== line + 1 &&
      !decimalNumber(following!.text) &&
      !startsLower(following!.text) &&
      (following!.text.length > 60 || endsSentence(following!.text));
    if (heading && afterEnd && (n !== expected || next?.n === n)) {
      if (item > 0 && n === item + 1) return ((item = n), set("item"));
      if (n === 1 && expected > 1 && lines[line - 1]?.text.endsWith(":") && next?.n === 2) return ((item = 1), set("item"));
      return set("heading", n === expected ? undefined : "heading-or-paragraph");
    }
    if (
      heading &&
      afterEnd &&
      followedByProse &&
      (following!.gap || expected === 1 || !later.some((other) => other.n === n + 1 && !other.heading))
    )
      return set("heading");
    if (item > 0 && n === item + 1 && n === expected && later.some((other) => other.n === n && other.afterEnd))
      return ((item = n), set("item"));
    if (n === expected && !better && (afterEnd || rest.length > 20)) {
      expected = n + 1;
      item = 0;
      return set("paragraph");
    }
    if (!afterEnd) return;
    if (item > 0 && n === item + 1) return ((item = n), set("item"));
    if (n === 1 && lines[line - 1] && /[:：]$/u.test(lines[line - 1]!.text)) return ((item = 1), set("item"));
    if (n > expected && n <= expected + 5 && !later.slice(0, 6).some((other) => other.n === expected && !other.heading)) {
      set("paragraph", expected === 1 && !roles.size ? undefined : "number-gap");
      expected = n + 1;
      return;
    }
    if (n === 1 && expected > 1 && next?.n === 2 && endsSentenceOrHeading(lines[line - 1])) {
      set("paragraph", "number-restarts");
      expected = 2;
    }
  });
  const numbered = [...roles.values()].some((role) => role.role === "paragraph");
  return numbered ? roles : new Map([...roles].map(([line, role]) => [line, { ...role, doubt: undefined }]));
}

const endsSentenceOrHeading = (line: Line | undefined): boolean => !line || endsSentence(line.text) || looksLikeHeading(line.text);
