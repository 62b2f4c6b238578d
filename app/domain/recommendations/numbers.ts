import type { Cycle } from "./cycles.js";
import { type Candidate, candidatesIn, elidedAfter, itemsOfParagraphs, plainDigits } from "./number-candidates.js";
import { type Context, contextOf, isListJoint, symbolBefore } from "./number-context.js";
import { reportsNamed } from "./report-named.js";

export interface FoundNumber {
  /** As lists write it: "138.117". */
  number: string;
  /** Where it stands in the text; all numbers of a range stand where the whole range does. */
  start: number;
  end: number;
  /** Whether the review's list holds it; absent where no list was given. */
  known?: boolean;
  /** Symbol of the report that the text names right before it, or that alone its sentence names. */
  symbol?: string;
  /** Cycle that its sentence names, where it names no report. */
  cycle?: Cycle;
}

const LONGEST_RANGE = 120;
/** Without a list, what is not announced as a recommendation counts in the numbers that outcome reports' closing paragraphs bear. */
const USUAL_PREFIXES = { from: 50, to: 299 } as const;
/** Outcome reports number their closing paragraphs higher; "6.1" alone is a version or a heading. */
const SMALLEST_UNANNOUNCED = 20;

/**
 * Numbers of recommendations typed in a text: "138.117", "138,117", "138,117, 139,11 and 138,70" (three), "para. 138.117",
 * "138.117-119", "138.117, 118 and 119", "para. 111, rec. 1", and Arabic "138-117". Thousands, decimals, years, dates, articles of
 * law and note marks are none. With `known`, the numbers of the review's lists, a form that could be an amount counts only when a
 * list holds it, and a plausible number that none holds is reported with `known: false`.
 */
export function findNumbers(text: string, options: { known?: ReadonlySet<string> } = {}): FoundNumber[] {
  const { known } = options;
  const plain = plainDigits(text);
  const prefixes = known && new Set([...known].map((number) => number.split(".")[0]!));
  const arabic = /\p{Script=Arabic}/u.test(plain);
  const named = reportsNamed(plain);
  const found: FoundNumber[] = [];
  const add = (number: string, start: number, end: number, symbol: string | undefined) =>
    found.push({
      number,
      start,
      end,
      ...(known && { known: known.has(number) }),
      ...(symbol ? { symbol } : named(start)),
    });
  let last: { end: number; context: Context; symbol?: string } | null = null;
  for (const candidate of candidatesIn(plain)) {
    const before = plain.slice(0, candidate.start);
    const joined: boolean = last !== null && isListJoint(plain.slice(last.end, candidate.start));
    const own = contextOf(before, plain.slice(candidate.end));
    const context: Context = joined && own === "none" ? last!.context : own;
    const symbol: string | undefined = symbolBefore(before) ?? (joined ? last!.symbol : undefined);
    last = { end: candidate.end, context, symbol };
    const numbers = accepted(candidate, symbol ? "paragraph" : context, arabic, known, prefixes);
    for (const number of numbers) add(number, candidate.start, candidate.end, symbol);
    if (numbers.length === 0) continue;
    const elided = elidedAfter(plain, candidate).filter((one) => (known ? known.has(one.number) : context === "announced"));
    for (const one of elided) {
      if (contextOf("", plain.slice(one.end)) === "amount") break;
      add(one.number, one.start, one.end, symbol);
      last.end = one.end;
    }
  }
  for (const item of itemsOfParagraphs(plain)) {
    if (known ? known.has(item.number) : /rec|рек|توص|建议/iu.test(plain.slice(item.start, item.end)))
      add(item.number, item.start, item.end, symbolBefore(plain.slice(0, item.start)));
  }
  return found.sort((a, b) => a.start - b.start);
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
  if (separator === ". " && !(known?.has(two) && (context === "announced" || context === "paragraph"))) return [];
  const listed = !prefixes || prefixes.has(prefix) || prefixes.has(candidate.range?.prefix ?? "");
  const announced = context === "announced" || (context === "paragraph" && listed && Number(prefix) >= SMALLEST_UNANNOUNCED);
  if (separator === "-") return known?.has(two) && (arabic || announced) ? withRange(candidate, two, known) : [];
  if (Number(prefix) < SMALLEST_UNANNOUNCED && !announced && sub === undefined) return [];
  if (known) {
    const plausible = announced ? listed || context === "announced" : separator === "." && prefixes!.has(prefix);
    if (!known.has(number) && !plausible) return [];
  } else if (!announced) {
    const usual = Number(prefix) >= USUAL_PREFIXES.from && Number(prefix) <= USUAL_PREFIXES.to;
    if (separator === "," || !usual) return [];
  }
  return number === two ? withRange(candidate, two, known) : [number];
}

function withRange({ prefix, running, range }: Candidate, first: string, known?: ReadonlySet<string>): string[] {
  if (!range) return [first];
  const end = `${range.prefix ?? prefix}.${range.running}`;
  if ((range.prefix ?? prefix) === prefix) return between(prefix, running, range.running, known);
  // "151.119-115.127": of two ends that do not belong together, the one that a list holds says where the range lies
  const meant = known?.has(end) && !known.has(first) ? range.prefix! : known?.has(first) && !known.has(end) ? prefix : null;
  return [...new Set([first, ...(meant ? between(meant, running, range.running, known).filter((one) => known!.has(one)) : []), end])];
}

/** Every number from one running number to another, both included; inside, only what the list holds. */
function between(prefix: string, from: string, to: string, known?: ReadonlySet<string>): string[] {
  const [start, end] = [Number(from), Number(to)];
  if (end <= start || end - start > LONGEST_RANGE) return [`${prefix}.${from}`];
  return Array.from({ length: end - start + 1 }, (_, i) => `${prefix}.${start + i}`).filter(
    (number, i) => i === 0 || i === end - start || !known || known.has(number),
  );
}
