import { westernDigits } from "~/app/domain/document/western-digits.js";
import { superscriptOf, superscriptValue } from "../text/patterns.js";
import { endsSentence } from "../text/width.js";
import type { PageLine } from "./page-lines.js";
import { pageFurniture, type PdfPage, smallPrint } from "./read-lines.js";

interface Footnote {
  /** As in the text that comes back: it rises through the whole file. */
  number: number;
  lines: string[];
}

/** So many marks may be missing before a number; more, and it is no mark but a power of ten. */
const MOST_MISSING = 2;

/** A note's mark within a line; "km²" has none. */
const MARK = /(?<=\S\s?)(?<!(?:^|[\s\p{Nd}])[kcmd]?m)([⁰¹²³⁴-⁹]{1,3})(?![⁰-⁹])/gu;
const RAISED_LABEL = /^([⁰¹²³⁴-⁹]{1,3})\s*(.*)$/su;
const PLAIN_LABEL = /^(\p{Nd}{1,3})(?:[.)]\s*|\s+|(?=\p{L}))(\S.*)$/su;

interface Label {
  number: number;
  rest: string;
}

/** The number that a line begins with, as notes do. */
function labelIn(text: string, isSmall: boolean): Label | null {
  const raised = RAISED_LABEL.exec(text);
  if (raised) return { number: superscriptValue(raised[1]!), rest: raised[2]! };
  const plain = isSmall ? PLAIN_LABEL.exec(text) : null;
  return plain && { number: Number(westernDigits(plain[1]!)), rest: plain[2]! };
}

/** A number that a label must have, as printed and as in the text that comes back. */
type Awaited = Record<"printed" | "number", number>;

/** The numbers of notes that a page is the first to cite, and its line on which the first of those begins that it must hold; the page's end where none does. */
function footOf(lines: readonly PageLine[], labelOf: (line: PageLine) => Label | null, before: number, owed: readonly Awaited[]) {
  const cited: number[] = [];
  const start = lines.findIndex((line) => {
    const first = owed[0]?.printed ?? cited[0];
    if (first !== undefined && labelOf(line)?.number === first) return true;
    for (const [, digits] of line.text.matchAll(MARK)) {
      const [number, last] = [superscriptValue(digits!), cited.at(-1) ?? before];
      if (number > last && number <= last + 1 + MOST_MISSING) cited.push(number);
    }
    return false;
  });
  return { cited, start: start < 0 ? lines.length : start };
}

/**
 * Takes the footnotes out from under each page's text: all from the line on that begins with the number of a note that this page is the
 * first to cite. Where a file numbers the notes of each page anew, marks and notes get the numbers that they have through the whole file.
 * A page on which no note begins keeps all its lines, but for the small lines at its foot with which the last note goes on.
 */
export function takeFootnotes(pages: readonly PdfPage[]): { pages: PdfPage[]; notes: Footnote[] } {
  const isSmall = smallPrint(pages);
  const isFurniture = pageFurniture(pages);
  const labelOf = (line: PageLine) => labelIn(line.text, isSmall(line));
  const notes: Footnote[] = [];
  let highest = 0;
  let offset = 0;
  let isOpen = false;
  // notes that had no place on the page that cites them
  let owed: Awaited[] = [];
  const left = pages.map((page): PdfPage => {
    const lines = page.lines.filter((line) => !isFurniture(line, page));
    let foot = footOf(lines, labelOf, highest, owed);
    const anew = footOf(lines, labelOf, 0, owed);
    const beginsAnew = lines.slice(anew.start).some((line) => labelOf(line)?.number === anew.cited[0]);
    if (beginsAnew && anew.cited.length > foot.cited.length) {
      foot = anew;
      offset += highest;
      highest = 0;
    }
    highest = Math.max(highest, ...foot.cited);
    const first = lines[foot.start];
    const taken = new Set<PageLine>();
    const above = lines.slice(0, foot.start);
    const rest = isOpen ? above.slice(above.findLastIndex((line) => !isSmall(line)) + 1) : [];
    rest.forEach((line) => taken.add(line));
    notes.at(-1)?.lines.push(...rest.map(({ text }) => text));
    let awaited: Awaited[] = [...owed, ...foot.cited.map((printed) => ({ printed, number: printed + offset }))];
    for (const line of first ? page.lines.slice(page.lines.indexOf(first)) : []) {
      const label = labelOf(line);
      const at = awaited.findIndex(({ printed }) => printed === label?.number);
      // a page may hold a note that the next one cites
      const isNext = awaited.length === 0 && label?.number === highest + 1;
      const number = awaited[at]?.number ?? highest + 1 + offset;
      // "5 Ibid., p. 12" at the foot of many pages looks like a running foot
      if (at < 0 && isFurniture(line, page)) continue;
      awaited = awaited.slice(at + 1);
      if (label && (at >= 0 || isNext)) notes.push({ number, lines: [label.rest] });
      else notes.at(-1)!.lines.push(line.text);
      if (isNext) highest += 1;
      taken.add(line);
    }
    owed = first ? awaited : [];
    isOpen = taken.size > 0 && !endsSentence(notes.at(-1)!.lines.at(-1)!);
    const renumbered = (text: string) =>
      text.replace(MARK, (digits: string) => {
        const number = superscriptValue(digits);
        return superscriptOf(String(number + (foot.cited.includes(number) ? offset : 0)));
      });
    return { ...page, lines: page.lines.flatMap((line) => (taken.has(line) ? [] : [{ ...line, text: renumbered(line.text) }])) };
  });
  return { pages: left, notes };
}
