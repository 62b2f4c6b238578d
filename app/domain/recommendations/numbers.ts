import { type Context, contextOf, isListJoint, symbolBefore } from "./number-context.js";

export interface FoundNumber {
  /** As lists write it: "138.117". */
  number: string;
  /** Where it stands in the text; all numbers of a range stand where the whole range does. */
  start: number;
  end: number;
  /** Whether the review's list holds it; absent where no list was given. */
  known?: boolean;
  /** Symbol of the report that the text names right before it. */
  symbol?: string;
}

interface Candidate {
  prefix: string;
  running: string;
  sub: string | undefined;
  separator: string;
  range: { prefix: string | undefined; running: string; length: number } | null;
  start: number;
  end: number;
}

const NUMBER =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}/]|\p{N}[.,\-–])(\d{1,3})([.,-])([1-9]\d{0,2})(?!\p{N})(?:\.([1-9]\d?)(?![\p{N}.]))?/gu;
const RANGE = /^(?:\s?[-–—]\s?(?:(\d{1,3})[.,])?|\s(?:to|through|à|al?|до|至)\s(\d{1,3})[.,])([1-9]\d{0,2})(?![\p{N}]|[.,]\d)/u;
const LONGEST_RANGE = 120;
/** Without a list, what is not announced as a recommendation counts in the numbers that outcome reports' closing paragraphs bear. */
const USUAL_PREFIXES = { from: 50, to: 299 } as const;

/**
 * Numbers of recommendations typed in a text: "138.117", "138,117", "138,117, 139,11 and 138,70" (three), "para. 138.117",
 * "138.117-119", and Arabic "138-117". Thousands, decimals, years, dates, articles of law and note marks are none.
 * With `known`, the numbers of the review's list, a form that could be an amount counts only when the list holds it, and a
 * plausible number that the list does not hold is reported with `known: false`.
 */
export function findNumbers(text: string, options: { known?: ReadonlySet<string> } = {}): FoundNumber[] {
  const plain = plainDigits(text);
  const prefixes = options.known && new Set([...options.known].map((number) => number.split(".")[0]!));
  const arabic = /\p{Script=Arabic}/u.test(plain);
  const found: FoundNumber[] = [];
  let last: { end: number; context: Context; symbol?: string } | null = null;
  for (const candidate of candidates(plain)) {
    const joined: boolean = last !== null && isListJoint(plain.slice(last.end, candidate.start));
    const own = contextOf(plain.slice(0, candidate.start), plain.slice(candidate.end));
    const context: Context = joined && own === "none" ? last!.context : own;
    const symbol: string | undefined = symbolBefore(plain.slice(0, candidate.start)) ?? (joined ? last!.symbol : undefined);
    last = { end: candidate.end, context, symbol };
    for (const number of accepted(candidate, symbol ? "paragraph" : context, arabic, options.known, prefixes)) {
      found.push({
        number,
        start: candidate.start,
        end: candidate.end,
        ...(options.known && { known: options.known.has(number) }),
        ...(symbol && { symbol }),
      });
    }
  }
  return found;
}

/** Digits of other scripts and full-width signs become plain ones, one for one, so that places stay true. */
const plainDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹０-９．٫]/g, (sign) => {
    if (sign === "．") return ".";
    if (sign === "٫") return ",";
    const code = sign.charCodeAt(0);
    return String(code - (code >= 0xff10 ? 0xff10 : code >= 0x06f0 ? 0x06f0 : 0x0660));
  });

function candidates(text: string): Candidate[] {
  const all: Candidate[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [whole, prefix, separator, running, sub] = match as unknown as [string, string, string, string, string | undefined];
    const start = match.index;
    if (start < (all.at(-1)?.end ?? 0)) continue;
    const after = text.slice(start + whole.length);
    // a date, a larger number, or a number with more parts; but a note's mark may be glued to the full stop behind it
    if (/^[.,]\d/.test(after) && !/^\.\d{1,2}(?:\s|$)/.test(after)) continue;
    const range = separator === "-" ? null : RANGE.exec(after);
    const end = start + whole.length + (range?.[0].length ?? 0);
    all.push({
      prefix,
      separator,
      running,
      sub,
      start,
      end,
      range: range && { prefix: range[1] ?? range[2], running: range[3]!, length: range[0].length },
    });
  }
  return all;
}

/** The numbers that a candidate stands for; none where it is no recommendation. */
function accepted(
  candidate: Candidate,
  context: Context,
  arabic: boolean,
  known?: ReadonlySet<string>,
  prefixes?: ReadonlySet<string>,
): string[] {
  const { prefix, running, sub, separator } = candidate;
  if (Number(prefix) === 0 || prefix.startsWith("0") || context === "other" || context === "amount") return [];
  const two = `${prefix}.${running}`;
  const three = sub === undefined ? null : `${two}.${sub}`;
  const number = three && (known ? known.has(three) : context === "announced") ? three : two;
  const announced = context === "announced" || (context === "paragraph" && (prefixes ? prefixes.has(prefix) : Number(prefix) >= 20));
  if (separator === "-") return known?.has(two) && (arabic || announced) ? [two] : [];
  if (known) {
    const plausible = announced ? prefixes!.has(prefix) || context === "announced" : separator === "." && prefixes!.has(prefix);
    if (!known.has(number) && !plausible) return [];
  } else if (!announced) {
    const usual = Number(prefix) >= USUAL_PREFIXES.from && Number(prefix) <= USUAL_PREFIXES.to;
    if (separator === "," || !usual) return [];
  }
  return number === two ? withRange(candidate, two, known) : [number];
}

function withRange({ prefix, running, range }: Candidate, first: string, known?: ReadonlySet<string>): string[] {
  if (!range || (range.prefix ?? prefix) !== prefix) return range ? [first, `${range.prefix}.${range.running}`] : [first];
  const [from, to] = [Number(running), Number(range.running)];
  if (to <= from || to - from > LONGEST_RANGE) return [first];
  return Array.from({ length: to - from + 1 }, (_, i) => `${prefix}.${from + i}`).filter(
    (number, i) => i === 0 || i === to - from || !known || known.has(number),
  );
}
