import { isStateName, mendStateName } from "./state-names.js";

interface Group {
  start: number;
  /** After the closing bracket. */
  end: number;
  inside: string;
}

/** Bracketed groups at the top level, brackets balanced; one that is never closed ends with the text. */
function groups(text: string): Group[] {
  const found: Group[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") {
      if (depth === 0) start = i;
      depth += 1;
    } else if (text[i] === ")" && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start, end: i + 1, inside: text.slice(start + 1, i).trim() });
    }
  }
  if (depth > 0)
    found.push({
      start,
      end: text.length,
      inside: text
        .slice(start + 1)
        .replace(/[\s;.]+$/, "")
        .trim(),
    });
  return found;
}

/** Splits at commas and semicolons outside brackets, and at "and" where both sides are States. */
function members(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= list.length; i++) {
    if (list[i] === "(") depth += 1;
    else if (list[i] === ")") depth -= 1;
    else if (i === list.length || (depth <= 0 && /[,;/]/.test(list[i]!))) {
      parts.push(list.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts
    .flatMap(splitAnd)
    .filter((part) => part !== "")
    .map(mendStateName);
}

function splitAnd(part: string): string[] {
  const name = part.replace(/^and\s+/i, "").trim();
  if (isStateName(name)) return [name];
  for (const { index, 0: joint } of name.matchAll(/\s+and\s+/gi)) {
    const [before, after] = [name.slice(0, index), name.slice(index + joint.length)];
    if (isStateName(before) && isStateName(after)) return [before, after];
  }
  return [name];
}

const ABBREVIATION = /^[A-Z0-9][A-Z0-9&.\- ]*$/;
/** A name that the list does not know still counts at the very end: lists misspell States. */
const looksLikeName = (text: string) =>
  /^\p{Lu}/u.test(text) && !ABBREVIATION.test(text) && !/\d/.test(text) && text.split(/\s+/).length <= 9;

/** Where the last character stands that is neither in a group nor punctuation; -1 where there is none. */
function lastWordOutside(text: string, all: readonly Group[]): number {
  let last = text.length - 1;
  while (last >= 0 && (/[\s;.,)]/.test(text[last]!) || all.some(({ start, end }) => start <= last && last < end))) last -= 1;
  return last;
}

/**
 * Recommending States of a recommendation as UN documents print them, "(Portugal, Slovakia)", "(France) (Lithuania)",
 * "(Iran (Islamic Republic of))", also after each of several texts in one number; and the wording without them.
 */
export function readStates(text: string): { states: string[]; wording: string } {
  const states: string[] = [];
  let wording = "";
  let from = 0;
  const all = groups(text);
  const lastWord = lastWordOutside(text, all);
  for (const group of all) {
    const rest = text.slice(group.end).trim();
    const closes = rest === "" || /^[;.,/(]/.test(rest);
    const names = members(group.inside);
    const known = names.filter(isStateName).length;
    const stands = closes && known > 0 && known * 2 >= names.length;
    if (!stands && !(group.start > lastWord && names.length > 0 && names.every(looksLikeName))) continue;
    states.push(...names.filter((name) => !states.includes(name)));
    wording += text.slice(from, group.start).trimEnd();
    from = group.end;
  }
  wording += text.slice(from);
  return {
    states,
    wording: wording
      .replace(/\s+/g, " ")
      .replace(/[\s;.]+$/, "")
      .trim(),
  };
}
