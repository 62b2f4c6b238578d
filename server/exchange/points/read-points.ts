import type { SourcePoint } from "~/app/domain/recommendations/source.js";
import { cleanLine } from "../matrix/clean.js";
import type { TextLine } from "../report/lines.js";
import { headingLevel, headingStack } from "./headings.js";

const MOST_POINTS = 2_000;
const BULLET = /^\s*(?:[-–•·▪◦]|\*(?!\*))\s+/u;
const NUMBERED = /^\s*(\d{1,3})\.\s+(?=\p{L})/u;
const LETTERED = /^\s*\(([a-z]|[ivx]{1,4})\)\s+/u;
const MARKDOWN_HEADING = /^\s*(#{1,6})\s+(.+)$/u;

interface Open {
  text: string;
  number: string | null;
  line: TextLine;
}

const withoutMarks = (text: string): string =>
  cleanLine(
    text
      .replace(/<\/?(?:sup|sub|b|i|em|strong)>/gi, "")
      .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
      .replace(/(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1/gu, "$2")
      .replace(/\\([_*])/g, "$1"),
  );

/** A line alone between empty ones, short, without a full stop at its end. */
function isHeadingLine(text: string, alone: boolean): boolean {
  return alone && text.length <= 120 && /^[\p{Lu}\p{N}\p{Lo}]/u.test(text) && !/[.;,:!?。；،؛]$/u.test(text) && !/^https?:/i.test(text);
}

/**
 * The points of a text that is no list of numbered recommendations: each bullet, lettered item and paragraph, under its headings.
 * Numbered paragraphs keep their numbers, lettered items take that of their paragraph ("12 (a)"), everything else its place.
 */
export function readPoints(lines: readonly TextLine[], { bulletsOnly = false } = {}): SourcePoint[] {
  const headings = headingStack();
  const points: SourcePoint[] = [];
  let open: Open | null = null;
  let paragraph = "";
  const used = new Set<string>();
  const close = () => {
    if (!open) return;
    const text = withoutMarks(open.text).replace(/\s*[;,]$/, "");
    const free = (wanted: string): string => (used.has(wanted) ? free(`${wanted}'`) : wanted);
    if (/\p{L}.*\p{L}/u.test(text) && points.length < MOST_POINTS) {
      const number = free(open.number ?? String(points.length + 1));
      used.add(number);
      points.push({ number, headings: headings.current(), text, place: open.line.place });
    }
    open = null;
  };
  lines.forEach((line, i) => {
    const text = line.text.trim();
    if (text === "") {
      // a page's end inside a sentence
      if (open && /[.;:!?)”"»。]\s*$/u.test(open.text)) close();
      return;
    }
    const blank = (other: TextLine | undefined) => other === undefined || other.text.trim() === "";
    const markdown = MARKDOWN_HEADING.exec(text);
    if (
      markdown ||
      line.heading !== undefined ||
      (!BULLET.test(text) && isHeadingLine(text, blank(lines[i - 1]) && blank(lines[i + 1])) && !open)
    ) {
      close();
      const title = withoutMarks(markdown ? markdown[2]! : text);
      headings.open(title, headingLevel(title));
      return;
    }
    const numbered = NUMBERED.exec(text);
    const lettered = LETTERED.exec(text);
    if (BULLET.test(text)) {
      close();
      open = { text: text.replace(BULLET, ""), number: null, line };
    } else if (numbered) {
      close();
      paragraph = numbered[1]!;
      open = { text: text.slice(numbered[0].length), number: paragraph, line };
    } else if (lettered) {
      close();
      open = { text: text.slice(lettered[0].length), number: paragraph ? `${paragraph} (${lettered[1]})` : null, line };
    } else if (open) open.text += ` ${text}`;
    else if (!bulletsOnly) open = { text, number: null, line };
  });
  close();
  return points;
}
