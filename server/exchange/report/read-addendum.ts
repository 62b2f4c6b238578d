import type { Position } from "~/app/domain/recommendations/recommendation.js";
import type { Place, SourceRow, SourceWarning } from "~/app/domain/recommendations/source.js";
import { readLeadIn } from "./lead-in.js";
import { runningText, type TextLine } from "./lines.js";
import { readNumberList } from "./number-lists.js";
import type { ReadRows } from "./read-report.js";

const DOTTED = /(?<![\p{L}\p{N}./])(\d{1,3})\s?\.\s?(\d{1,3})(?![\p{N}%])/gu;
/** A run of numbers: what stands between two of them in a list. */
const LIST =
  /(?<![\p{L}\p{N}/.])\d{1,3}(?:\s?\.\s?\d{1,3}){0,2}(?:(?:\s|[,;.–—-]|\b(?:and|et|y|to|à|al?|и|по|و)\b|、|和|至|،|؛)+\d{1,3}(?:\s?\.\s?\d{1,3}){0,2})*/gu;
const PARTLY = /\b(?:partial|partly|in part|partiellement|en partie|parcial|частично)|جزئي|部分/iu;
/** An answer's own words, where a heading or sentence gives it. */
const FURTHER = /\b(?:accepting|supporting|accepte|souscrit|noting)\b/i;

interface Answer {
  position: Position;
  /** The sentence says it itself; a heading above only. */
  own: boolean;
}

/** Paragraphs that recommendations stand under: those which several numbers of the text share. */
function prefixesOf(text: string): Set<string> {
  const counts = new Map<string, number>();
  for (const [, prefix] of text.matchAll(DOTTED)) counts.set(prefix!, (counts.get(prefix!) ?? 0) + 1);
  return new Set([...counts].filter(([prefix, count]) => Number(prefix) >= 5 && count >= 2).map(([prefix]) => prefix));
}

const isHeading = (line: TextLine): boolean => {
  const text = line.text.trim();
  return (
    line.heading !== undefined ||
    (text.length > 0 && text.length < 160 && /^\p{Lu}/u.test(text) && !/[.;,:]$/.test(text) && !/\d{1,3}\.\d/.test(text))
  );
};

function answerIn(sentence: string): Position | null {
  const position = readLeadIn(sentence);
  if (position === "under consideration") return null;
  if (PARTLY.test(sentence) && position !== null) return "supported/noted";
  return position ?? (FURTHER.test(sentence) ? "supported" : null);
}

/**
 * The State's final answers from its addendum: lists and ranges of numbers under "accepts", "notes" and the like, in the
 * sentence itself or in the heading above. `known` are the paragraphs of the
 * report's open recommendations: an addendum that leaves the paragraph out can be read where there is one.
 */
export function readAddendum(lines: readonly TextLine[], symbol: string | null, known: readonly string[] = []): ReadRows {
  const running = runningText(lines);
  const prefixes = prefixesOf(running.text);
  const bare = prefixes.size === 0 && known.length === 1 ? known[0]! : null;
  const answers = new Map<string, Answer & { place: Place; paragraph: string }>();
  const warnings: SourceWarning[] = [];
  let heading: Position | null = null;

  for (const block of blocks(lines)) {
    if (block.heading) {
      heading = answerIn(block.text) ?? (block.text.length < 60 && heading !== null ? heading : null);
      continue;
    }
    const paragraph = /^\s*(\d{1,3})\.\s/.exec(block.text)?.[1] ?? "";
    for (const [list] of numberRuns(block.text)) {
      const before = sentenceBefore(block.text, list.index);
      const own = answerIn(`${before} ${afterList(block.text, list.index + list.length)}`);
      const alone = block.text.trim().length <= list.length + 2;
      const position = own ?? (alone ? heading : null);
      if (position === null) continue;
      const { numbers, unreadable } = readNumberList(list.text, prefixes, bare);
      if (unreadable.length > 0) warnings.push({ code: "rows-unreadable", params: { what: unreadable.join(", ") }, place: block.place });
      for (const number of numbers) {
        const earlier = answers.get(number);
        if (earlier && earlier.position !== position && earlier.own && own !== null)
          warnings.push({ code: "position-contradicted", params: { number }, place: block.place });
        if (!earlier || (own !== null && !earlier.own)) answers.set(number, { position, own: own !== null, place: block.place, paragraph });
      }
    }
  }
  const rows = [...answers].map(([number, { position, place, paragraph }]): SourceRow => ({
    place,
    ...(symbol && { symbol }),
    number,
    position,
    positionSource: [symbol && `${symbol}/Add.1`, paragraph && `Para. ${paragraph}`].filter(Boolean).join(" - "),
  }));
  return { rows, warnings };
}

interface Run {
  text: string;
  index: number;
  length: number;
}

const numberRuns = (text: string): [Run][] =>
  [...text.matchAll(LIST)]
    .filter(([run]) => /\d\.\s?\d|\d\s?[-–,]/.test(run) || run.length <= 3)
    .map((match) => [{ text: match[0], index: match.index, length: match[0].length }]);

/** The sentence up to the list; a full stop between digits is none, and a paragraph's own number is not part of it. */
function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 400), at);
  const end = Math.max(...[...before.matchAll(/(?<=\p{L}|\))[.;]\s/gu)].map((match) => match.index + 1), 0);
  return before.slice(end).replace(/^\s*\d{1,3}\.\s+/, "");
}

/** "Recommendations 1, 2 and 3 are accepted": the verb behind the list. */
function afterList(text: string, end: number): string {
  const rest = text.slice(end, end + 120);
  return /^[\s,.]*(?:are|is|were|have been|enjoy|do not|does not|cannot|sont|son|han sido)\b/i.test(rest)
    ? (/^[^.;]*/.exec(rest)?.[0] ?? "")
    : "";
}

/** "122.14-15" above the State's explanation. */
const NUMBERS_ALONE = /^\d{1,3}\s?\.\s?\d{1,3}(?:[\s,;.–—-]|\d|\band\b)*(?<![,;–—-])$/;

interface TextBlock {
  text: string;
  heading: boolean;
  place: Place;
}

/** Paragraphs, joined over their lines; headings by themselves. */
function blocks(lines: readonly TextLine[]): TextBlock[] {
  const all: TextBlock[] = [];
  let current: TextLine[] = [];
  const flush = () => {
    if (current.length === 0) return;
    const text = runningText(current).text.trim();
    const heading = current.length <= 2 && isHeading({ ...current[0]!, text });
    all.push({ text, heading, place: current[0]!.place });
    current = [];
  };
  for (const line of lines) {
    const text = line.text.trim();
    // a paragraph goes on over an empty line of a page's end when it has not ended
    if (text === "") {
      if (current.length > 0 && !/[,–-]$/.test(current.at(-1)!.text.trim())) flush();
      continue;
    }
    if (/^\d{1,3}\.\s+\p{Lu}/u.test(text)) flush();
    current.push(line);
    if (current.length === 1 && NUMBERS_ALONE.test(text)) flush();
  }
  flush();
  return all;
}
