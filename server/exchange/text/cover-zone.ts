import type { Line } from "./lines.js";
import { numberedLines } from "./numbered-lines.js";
import { decimalNumber, looksLikeHeading, recommendationStart, romanNumber } from "./patterns.js";
import { CLOSING, CONTACT_LABEL, KEYWORDS_LABEL, SALUTATION, SUBMITTED_BY, TITLE_WORDS } from "./vocabulary.js";
import { endsClause, startsLower } from "./width.js";

export interface CoverZone {
  /** Index of the first line of the body. */
  start: number;
  /** What stands before it is a letter, with a salutation. */
  letter: boolean;
}

/** A salutation is looked for within this many lines. */
const LETTER_HEAD = 40;

const isLabelled = (text: string): boolean => KEYWORDS_LABEL.test(text) || SUBMITTED_BY.test(text) || CONTACT_LABEL.test(text);

/** The heading lines directly above line `i`, none of them above `floor`. */
function upOverHeadings(lines: readonly Line[], i: number, floor: number): number {
  let start = i;
  for (let steps = 0; steps < 3 && start - 1 >= floor; steps++) {
    const line = lines[start - 1]!;
    const before = lines[start - 2];
    if (
      !looksLikeHeading(line.text) ||
      isLabelled(line.text) ||
      (before && !line.gap && !endsClause(before.text) && steps === 0 && before.text.length > 60)
    )
      break;
    start -= 1;
  }
  return start;
}

function firstNumbered(lines: readonly Line[], from: number): number {
  const roles = numberedLines(lines.slice(from));
  const found = [...roles].filter(([, role]) => role.role === "paragraph").map(([i]) => i + from)[0] ?? -1;
  const heading = lines.findIndex(
    (line, i) =>
      i >= from &&
      (line.gap || endsClause(lines[i - 1]?.text ?? ".")) &&
      [decimalNumber(line.text), romanNumber(line.text)].some(
        (typed) => typed && /^[1I]\b/u.test(typed.number) && looksLikeHeading(typed.rest),
      ),
  );
  return found < 0 ? heading : heading < 0 ? found : Math.min(found, heading);
}

/** Where the body begins: after a covering letter, or after the lines of a title page. Without either sign everything is body, so that nothing is set aside that should be counted. */
export function findCover(lines: readonly Line[]): CoverZone {
  const salutation = lines.slice(0, LETTER_HEAD).findIndex((line) => SALUTATION.test(line.text));
  if (salutation >= 0) {
    const from = salutation + 1;
    const numbered = firstNumbered(lines, from);
    const closing = lines.findIndex((line, i) => i >= from && (numbered < 0 || i < numbered) && CLOSING.test(line.text));
    if (closing >= 0) return { start: afterClosing(lines, closing, numbered), letter: true };
    if (numbered >= 0) return { start: upOverHeadings(lines, numbered, from), letter: true };
    const heading = lines.findIndex(
      (line, i) => i > from && line.gap && looksLikeHeading(line.text) && (lines[i + 1]?.text.length ?? 0) > 60,
    );
    return heading < 0 ? { start: 0, letter: false } : { start: heading, letter: true };
  }
  return { start: afterTitlePage(lines), letter: false };
}

/** A signature of some short lines follows a letter's closing, often with the addressee below it; the body begins at the first line that begins a part of a text, or at the first prose. */
function afterClosing(lines: readonly Line[], closing: number, numbered: number): number {
  let i = closing + 1;
  while (
    i < lines.length &&
    i <= closing + 12 &&
    i !== numbered &&
    !lines[i]!.depth &&
    lines[i]!.text.length <= 110 &&
    !(endsClause(lines[i]!.text) && lines[i]!.text.length > 40)
  )
    i++;
  return Math.min(upOverBody(lines, i, closing + 1), lines.length);
}

/** Of the short lines above the body only one that stands apart is its heading: the others are the signature or the title. */
function upOverBody(lines: readonly Line[], i: number, floor: number): number {
  const above = lines[i - 1];
  if (lines[i]?.depth) return i;
  return above && i - 1 >= floor && above.gap && i - 1 > 0 && looksLikeHeading(above.text) && !isLabelled(above.text) ? i - 1 : i;
}

/** A long line that the next one goes on with in the middle of a sentence. */
const beginsProse = (lines: readonly Line[], i: number): boolean => {
  const next = lines[i + 1];
  return lines[i]!.text.length > 60 && Boolean(next) && !next!.gap && (startsLower(next!.text) || next!.text.length > 60);
};

/** One line above the text: a title where it says what it is, or is long; "Introduction" is the first heading. */
const isTitle = (text: string): boolean => TITLE_WORDS.test(text) || text.split(" ").length > 4;

function afterTitlePage(lines: readonly Line[]): number {
  const numbered = numberedLines(lines);
  let i = 0;
  let list = false;
  for (; i < lines.length; i++) {
    const text = lines[i]!.text;
    if (i > 0 && lines[i]!.depth) return i;
    if (isLabelled(text)) {
      list = SUBMITTED_BY.test(text);
      continue;
    }
    if (list && !lines[i]!.gap && /^[-–—•*]|\(|,$/u.test(text) && text.length < 200) continue;
    list = false;
    if (numbered.has(i) || decimalNumber(text) || romanNumber(text) || recommendationStart(text) || endsClause(text)) break;
    if (text.length > 110 || beginsProse(lines, i) || /^[-–—•*]\s/u.test(text) || i > 25) break;
  }
  if (i >= lines.length) return lines.length > 3 ? 0 : Math.min(1, Math.max(lines.length - 1, 0));
  if (i === 1 && !isTitle(lines[0]!.text)) return 0;
  return i > 1 ? upOverBody(lines, i, 1) : i;
}
