import { isStateName } from "../recommendations/state-names.js";

/** Longest State's name in words ("United Kingdom of Great Britain and Northern Ireland"). */
const LONGEST = 8;
/** Names that also are words, persons' names or bodies: never a second country. */
const NOT_COUNTED = new Set([
  "european union",
  "us",
  "georgia",
  "jordan",
  "chad",
  "guinea",
  "mali",
  "holy see",
  "the holy see",
  "niger",
  "turkey",
]);
/** Names of one State. */
const SAME: readonly string[][] = [
  ["united kingdom", "the united kingdom", "uk", "united kingdom of great britain and northern ireland"],
  ["united states", "the united states", "united states of america", "the united states of america", "usa"],
  ["russia", "russian federation", "the russian federation"],
  ["netherlands", "the netherlands", "kingdom of the netherlands"],
  ["czechia", "czech republic", "the czech republic"],
  ["viet nam", "vietnam"],
  ["türkiye", "turkiye"],
  ["syria", "syrian arab republic"],
  ["china", "people's republic of china"],
  ["laos", "lao pdr", "lao people's democratic republic"],
  ["eswatini", "swaziland"],
  ["cabo verde", "cape verde"],
  ["iran", "islamic republic of iran"],
  ["south korea", "republic of korea"],
  ["moldova", "republic of moldova"],
  ["tanzania", "united republic of tanzania"],
];

export interface NamedState {
  /** As the text spells it. */
  name: string;
  start: number;
  end: number;
}

const identity = (name: string): string => {
  const lower = name.toLowerCase();
  return SAME.find((names) => names.includes(lower))?.[0] ?? lower.replace(/^the /, "");
};

/** States that a text names in English, the longest name at each place. */
export function namedStates(text: string): NamedState[] {
  const words = [...text.matchAll(/[\p{L}\p{M}'’-]+/gu)];
  const found: NamedState[] = [];
  for (let i = 0; i < words.length;) {
    let length = Math.min(LONGEST, words.length - i);
    while (length > 0 && !isName(text, words, i, length)) length--;
    if (length > 0) {
      const last = words[i + length - 1]!;
      found.push({
        name: text.slice(words[i]!.index, last.index + last[0].length),
        start: words[i]!.index,
        end: last.index + last[0].length,
      });
    }
    i += Math.max(length, 1);
  }
  return found;
}

function isName(text: string, words: RegExpMatchArray[], i: number, length: number): boolean {
  const first = words[i]![0];
  if (!/^\p{Lu}/u.test(first)) return false;
  const last = words[i + length - 1]!;
  const name = text
    .slice(words[i]!.index, last.index! + last[0].length)
    .replace(/’/gu, "'")
    .replace(/'s$/u, "");
  return !/[.,;:]/u.test(name) && isStateName(name) && !NOT_COUNTED.has(name.toLowerCase());
}

/** Different States among those named. */
export function differentStates(states: readonly NamedState[]): string[] {
  const byIdentity = new Map(states.map((state) => [identity(state.name.replace(/['’]s$/u, "")), state.name.replace(/['’]s$/u, "")]));
  return [...byIdentity.values()];
}

export const sameState = (a: string, b: string): boolean => identity(a) === identity(b);

/** States that stand in one list ("Belgium and France", "Kenya, Uganda and Rwanda"); empty unless there are two. */
export function listedStates(text: string): string[] {
  const states = namedStates(text);
  for (let i = 0; i < states.length; i++) {
    const list = [states[i]!];
    while (
      states[i + 1] &&
      /^(?:,\s*|\s*(?:,\s*)?(?:and|&|et|y|\/)\s*(?:the\s+)?)$/iu.test(text.slice(states[i]!.end, states[i + 1]!.start))
    )
      list.push(states[++i]!);
    const different = differentStates(list);
    if (different.length > 1) return different;
  }
  return [];
}

/** States whose Government is told what to do: "the Government of Kenya should", "Kenya should", "recommends that Kenya". */
export function addressedStates(text: string): NamedState[] {
  return namedStates(text).filter(
    ({ start, end }) =>
      (/(?:\b(?:government|authorities|parliament) of(?: the)?|\b(?:recommends? (?:that|to)|calls? (?:on|upon)|urges?)(?: the)?(?: government of)?)\s*$/iu.test(
        text.slice(0, start),
      ) &&
        /^\s*(?:should|must|to\b|ought)/iu.test(text.slice(end))) ||
      /^\s+(?:should|must)\s/iu.test(text.slice(end)),
  );
}
