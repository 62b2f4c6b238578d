import { matters } from "./matter/index.js";
import { foldedWords } from "./words.js";

interface Term {
  words: string[];
  /** Per word: it stands for every ending. */
  open: boolean[];
  target: number;
}

/** Finds terms in the words of a text. */
export interface Matcher {
  /** How often each target's terms occur, by target; a term inside a longer one of the same target counts once. */
  count(text: string): Map<number, number>;
}

const HAN = /\p{Script=Han}/u;
const INDEX_LENGTH = 3;

/** Builds a matcher of terms as `Matter` writes them; `lists[i]` holds the terms of target i. */
export function buildMatcher(lists: readonly string[][]): Matcher {
  const byStart = new Map<string, Term[]>();
  const chinese: { term: string; target: number }[] = [];
  lists.forEach((terms, target) => {
    for (const term of terms.flatMap((list) => list.split("|"))) {
      if (HAN.test(term)) {
        chinese.push({ term, target });
        continue;
      }
      const parts = term.split(" ").filter((part) => part !== "");
      const words = parts.map((part) => foldedWords(part.replace("*", ""))[0] ?? "");
      if (words.length === 0 || words[0] === "") continue;
      const key = words[0]!.slice(0, INDEX_LENGTH);
      const same = byStart.get(key) ?? [];
      byStart.set(key, same);
      same.push({ words, open: parts.map((part) => part.includes("*")), target });
    }
  });
  for (const same of byStart.values()) same.sort((a, b) => b.words.length - a.words.length);

  return {
    count(text) {
      const counts = new Map<number, number>();
      const add = (target: number, times: number) => counts.set(target, (counts.get(target) ?? 0) + times);
      const words = foldedWords(text);
      const takenUntil = new Map<number, number>();
      words.forEach((word, at) => {
        for (const term of byStart.get(word.slice(0, INDEX_LENGTH)) ?? []) {
          const { target } = term;
          if ((takenUntil.get(target) ?? 0) > at || !fits(term, words, at)) continue;
          takenUntil.set(target, at + term.words.length);
          add(target, 1);
        }
      });
      if (HAN.test(text)) {
        for (const { term, target } of chinese) {
          const times = text.split(term).length - 1;
          if (times > 0) add(target, times);
        }
      }
      return counts;
    },
  };
}

function fits(term: Term, words: readonly string[], at: number): boolean {
  return term.words.every((word, i) => {
    const found = words[at + i];
    return found !== undefined && (term.open[i] ? found.startsWith(word) : found === word || found === `${word}s`);
  });
}

const matcher = buildMatcher(
  matters.map(({ en, fr = "", es = "", ru = "", ar = "", zh = "" }) => [en, fr, es, ru, ar, zh].filter((terms) => terms !== "")),
);
const indexOf = new Map(matters.map((matter, i) => [matter.id, i]));

/** How often a text speaks of each matter, by the matter's id. A part of a larger matter counts half for that. */
export function mattersIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [i, count] of matcher.count(text)) {
    const { id, partOf = [] } = matters[i]!;
    counts.set(id, (counts.get(id) ?? 0) + count);
    for (const whole of partOf) if (indexOf.has(whole)) counts.set(whole, (counts.get(whole) ?? 0) + count / 2);
  }
  return counts;
}

const byCode = new Map(
  matters.flatMap(({ id, codes = "" }) =>
    codes
      .split(" ")
      .filter((code) => code !== "")
      .map((code) => [code, id] as const),
  ),
);

/** The matters of a label of a list: by its code ("D43 Freedom of opinion and expression"), else by its words. */
export function mattersOfLabel(label: string): string[] {
  const code = /^([A-HS]\d{0,2})\s/.exec(label)?.[1];
  const coded = code && (byCode.get(code) ?? byCode.get(code.slice(0, 2)));
  if (coded) return [coded];
  return [...mattersIn(label)].filter(([, count]) => count >= 1).map(([id]) => id);
}
