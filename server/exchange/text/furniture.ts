import { westernDigits } from "~/app/domain/document/western-digits.js";
import type { Line } from "./lines.js";
import { bulletStart, decimalNumber, quotedNumber, recommendationStart, singleNumber } from "./patterns.js";
import { endsSentence } from "./width.js";

export interface Furniture {
  /** The lines without running headers, footers and page numbers. */
  lines: Line[];
  /** Each running header or footer once, in order of first appearance. */
  headers: string[];
  /** How often the first header line was taken out. */
  times: number;
  pages: number[];
}

const LONE = /^[-–—\s|]*(\p{Nd}{1,3})[-–—\s|]*$/u;
const PAGE_OF =
  /^(?:page|p\.|pág(?:ina|\.)?|seite|pagina|стр(?:аница|\.)?|صفحة|第)?\s*[-–|]?\s*(\p{Nd}{1,3})\s*(?:\/|of|de|sur|von|van|из|من|页|\|)\s*(?:page|\p{Nd}{1,3})?\s*页?$/iu;
const PAGE_WORD = /^(?:page|p\.|pág(?:ina|\.)?|seite|pagina|стр(?:аница|\.)?|صفحة)\s*[|:]?\s*(\p{Nd}{1,3})$/iu;

/** A running header with the page's number in it: "Title of the text - Page 3". */
const HEADER_WITH_PAGE =
  /\p{L}.*(?:[\s|–-])(?:page|p\.|pág(?:ina|\.)?|seite|pagina|стр(?:аница|\.)?|صفحة)\s*\p{Nd}{1,3}(?:\s*(?:\/|of|de|sur|von|van|из|من)\s*\p{Nd}{1,3})?$/iu;

const REACH = 4;
/** Two headers of one document differ in their page number only. */
const key = (text: string): string => westernDigits(text).replace(/\d+/g, "#").toLowerCase();

interface PageNumber {
  line: number;
  number: number;
}

/** Lines that are a page's number and nothing else: "Page 3 of 9" always; a number alone where it stands at a page's edge or apart, and rises as pages do. */
function pageNumbers(lines: readonly Line[], end: number): PageNumber[] {
  const found: (PageNumber & { sure: boolean })[] = [];
  let refused = 0;
  lines.slice(0, end).forEach((line, i) => {
    const marked = PAGE_OF.exec(line.text) ?? PAGE_WORD.exec(line.text);
    const lone = marked ? null : LONE.exec(line.text);
    if (!marked && !lone) return;
    const number = Number(westernDigits((marked ?? lone)![1]!));
    const next = lines[i + 1];
    const apart = line.gap || line.page || !next || next.gap || next.page;
    const plausible = number <= line.at / 12 + 2 && number >= Math.floor(line.at / 120);
    if (marked || (number > 0 && plausible && (apart || /[-–—|]/u.test(line.text)))) found.push({ line: i, number, sure: Boolean(marked) });
    else refused += 1;
  });
  let last = 0;
  const trusted = refused <= found.length;
  return found.filter((page) => {
    if (!page.sure && (!trusted || page.number <= last)) return false;
    last = page.number;
    return true;
  });
}

/** A line that a running header is not: it begins or ends a part of the text. */
const isText = (text: string): boolean =>
  /[:：;,]$/u.test(text) ||
  endsSentence(text) ||
  [singleNumber, decimalNumber, quotedNumber, bulletStart, recommendationStart].some((begins) => begins(text) !== null);

/** Texts that stand at the same distance from at least half of the page edges, two or more, with nothing but such texts between; a run that goes on too long or holds what only a text holds is none. */
function headerKeys(lines: readonly Line[], edges: { line: number; direction: 1 | -1 }[], taken: ReadonlySet<number>): Set<string> {
  const keys = new Set<string>();
  for (const direction of [1, -1] as const) {
    const from = edges.filter((edge) => edge.direction === direction && lines[edge.line]).map((edge) => edge.line);
    const run: string[] = [];
    let here = from;
    for (let step = 0; step <= REACH && here.length > 0; step++) {
      const through = here.filter((i) => taken.has(i)).map((i) => i + direction);
      const byKey = new Map<string, number[]>();
      for (const i of here) if (lines[i] && !taken.has(i)) byKey.set(key(lines[i].text), [...(byKey.get(key(lines[i].text)) ?? []), i]);
      const [repeated, places] = [...byKey].sort((a, b) => b[1].length - a[1].length)[0] ?? ["", []];
      const enough = new Set(places).size >= Math.max(2, from.length / 2);
      if (enough) run.push(lines[places[0]!]!.text);
      here = [...through, ...(enough && repeated !== "" ? places.map((i) => i + direction) : [])];
    }
    if (run.length <= REACH && !run.some(isText)) run.forEach((text) => keys.add(key(text)));
  }
  return keys;
}

/** Takes running headers, footers and page numbers out of the lines before `end` (the notes), and the same headers out of the rest. */
export function removeFurniture(lines: readonly Line[], end: number): Furniture {
  const pages = pageNumbers(lines, end);
  const gone = new Set(pages.map((page) => page.line));
  const edges = [
    ...pages.flatMap(({ line }) => [
      { line: line + 1, direction: 1 as const },
      { line: line - 1, direction: -1 as const },
    ]),
    ...lines.flatMap((line, i) =>
      line.page && i < end
        ? [
            { line: i, direction: 1 as const },
            { line: i - 1, direction: -1 as const },
          ]
        : [],
    ),
    ...(lines.some((line) => line.page) && lines.length > 0 ? [{ line: 0, direction: 1 as const }] : []),
  ];
  const keys = headerKeys(lines, edges, gone);
  const paged = lines.filter((line) => line.text.length <= 200 && HEADER_WITH_PAGE.test(line.text)).map((line) => key(line.text));
  const numbered = new Set(paged.filter((k, i) => paged.indexOf(k) !== i));
  numbered.forEach((k) => keys.add(k));
  const reach = new Set(edges.flatMap((edge) => Array.from({ length: REACH + 1 }, (_, step) => edge.line + step * edge.direction)));
  lines.forEach((line, i) => {
    if (keys.has(key(line.text)) && (reach.has(i) || i >= end || line.page || numbered.has(key(line.text)))) gone.add(i);
  });
  const headers: string[] = [];
  const kept: Line[] = [];
  let cut = false;
  lines.forEach((line, i) => {
    if (gone.has(i)) {
      cut = true;
      if (keys.has(key(line.text)) && !headers.some((header) => key(header) === key(line.text))) headers.push(line.text);
      return;
    }
    kept.push(cut ? { ...line, furniture: true } : line);
    cut = false;
  });
  const first = headers[0];
  return {
    lines: kept,
    headers,
    times: first ? lines.filter((line, i) => gone.has(i) && key(line.text) === key(first)).length : 0,
    pages: pages.map((page) => page.number),
  };
}
