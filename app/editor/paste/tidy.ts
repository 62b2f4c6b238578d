import type { Inline } from "~/app/domain/document/document.js";
import { plainText } from "~/app/domain/document/document.js";
import { RECOMMENDATION_WORD } from "~/app/domain/document/recommendation-word.js";
import { westernDigits } from "~/app/domain/document/western-digits.js";
import type { Draft } from "./pasted.js";

/** Takes so many characters off the beginning. */
function without(inline: readonly Inline[], count: number): Inline[] {
  let left = count;
  return inline.flatMap((part): Inline[] => {
    if (part.type !== "text" || left === 0) return [part];
    const taken = Math.min(left, part.text.length);
    left -= taken;
    return taken === part.text.length ? [] : [{ ...part, text: part.text.slice(taken) }];
  });
}

const NUMBER = /^\s*\(?(\p{Nd}{1,3})(?:[.)\u06d4]|\s?([-–—]))\s+(?=\S)/u;
/** LibreOffice writes an automatic number without a blank behind it: "I.Overview". */
const HEADING_NUMBER = /^\s*((?:\p{Nd}{1,2}\.){1,3}\p{Nd}{0,2}|[IVX]{1,5}\.|[A-Z][.)])(?:\s+(?=\S)|(?=[\p{Lu}\p{Lo}]\p{L}))/u;
/** Word's round bullet is an "o" with a tab; with a blank it is a word of Portuguese. */
const BULLET = /^\s*(?:[-–—•◦▪▫■□●○‣§·*\uf0a7\uf0b7]\s+|o\t\s*)(?=\S)/u;
const RECOMMENDATION = new RegExp(`^\\s*(?:${RECOMMENDATION_WORD})\\s*[:：]\\s*(?=\\S)`, "iu");

/** Languages that write a day with a full stop before its month: "25. Juni". */
const DAY_WITH_STOP = ["de", "da", "nb", "fi", "cs", "sk", "hr", "sl", "et", "lv", "is"];
let months: ReadonlySet<string> | undefined;

function isMonth(word: string): boolean {
  months ??= new Set(
    DAY_WITH_STOP.flatMap((language) => {
      const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
      return Array.from({ length: 12 }, (_, month) => format.formatToParts(Date.UTC(2024, month)))
        .flat()
        .flatMap(({ type, value }) => (type === "month" ? [value.toLowerCase()] : []));
    }),
  );
  return months.has(word.toLowerCase());
}

/** What is typed before a paragraph and may be its number; the day of a date is none. */
function numberBefore(text: string): RegExpExecArray | null {
  const match = NUMBER.exec(text);
  return match && isMonth(/^\p{L}*/u.exec(text.slice(match[0].length))![0]) ? null : match;
}

/** "12 – " is a paragraph's number where several are typed so, and none otherwise: it may as well be a figure. */
function typedNumbers(drafts: readonly Draft[]): (RegExpExecArray | null)[] {
  const typed = drafts.map((draft) => (draft.kind === "paragraph" && !draft.alias ? numberBefore(plainText(draft.inline)) : null));
  const matches = typed.filter((match) => match !== null);
  const dashes = matches.length > 1 && matches.every((match) => match[2]);
  return typed.map((match) => (match && (dashes || !match[2]) ? match : null));
}

/** Whether typed numbers are those of paragraphs: they rise by one, but for a few that are missing. */
function risesByOne(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).filter((number, i) => number === numbers[i]! + 1).length;
  return numbers.length === 1 || steps >= (numbers.length - 1) * 0.6;
}

/**
 * Typed numbers, bullets and labels become what they stand for: numbered paragraphs take the number that they have here, and where some
 * paragraphs were numbered the others are those without a number.
 */
export function tidy(drafts: readonly Draft[]): Draft[] {
  const filled = drafts.filter(({ inline }) =>
    inline.some((part) => part.type === "note" || (part.type === "text" && part.text.trim() !== "")),
  );
  const typed = typedNumbers(filled);
  const counted = typed.flatMap((match) => (match ? [Number(westernDigits(match[1]!))] : []));
  const rises = counted.length > 0 && risesByOne(counted);
  const someNumbered = rises || filled.some(({ alias }) => alias !== undefined);
  return filled.map((draft, i) => {
    const text = plainText(draft.inline);
    const match = typed[i];
    const labelled = ([label]: RegExpExecArray, change: Partial<Draft>): Draft => ({
      ...draft,
      ...change,
      label,
      inline: trimmed(without(draft.inline, label.length)),
    });
    if (match && rises) return labelled(match, { alias: match[1] });
    const recommendation = draft.kind === "paragraph" || draft.kind === "continuation" ? RECOMMENDATION.exec(text) : null;
    if (recommendation) return labelled(recommendation, { kind: "recommendation" });
    const bullet = draft.kind === "paragraph" && !draft.alias ? BULLET.exec(text) : null;
    if (bullet) return labelled(bullet, { kind: "bullet" });
    const heading = draft.kind === "heading" ? HEADING_NUMBER.exec(text) : null;
    if (heading) return labelled(heading, { numbered: true, alias: heading[1] });
    if (draft.kind === "paragraph" && someNumbered && !draft.alias)
      return { ...draft, kind: "continuation", inline: trimmed(draft.inline) };
    return { ...draft, inline: trimmed(draft.inline) };
  });
}

/** Blanks and breaks at both ends go. */
function trimmed(inline: readonly Inline[]): Inline[] {
  const parts = inline.map((part) => ({ ...part }));
  for (let first = parts[0]; first; first = parts[0]) {
    if (first.type === "text") first.text = first.text.trimStart();
    if (first.type === "note" || (first.type === "text" && first.text !== "")) break;
    parts.shift();
  }
  for (let last = parts.at(-1); last; last = parts.at(-1)) {
    if (last.type === "text") last.text = last.text.trimEnd();
    if (last.type === "note" || (last.type === "text" && last.text !== "")) break;
    parts.pop();
  }
  return parts;
}
