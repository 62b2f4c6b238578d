import type { Inline, Mark } from "~/app/domain/document/document.js";
import { isNoteSeparator } from "~/app/domain/document/note-separator.js";

/** What only its reader needs to know of a run: the comments that it is in, and its language (BCP 47) where it says one. */
interface Besides {
  about?: readonly string[];
  language?: string;
}

/** Content while it is read. */
export type RichInline = Inline & Besides;

const isOpenable = (address: string | undefined): address is string => address !== undefined && /^(https?:|mailto:)/i.test(address);

/** A run of text; tabs and line ends are blanks, and only what a reader may open stays a link. */
export function textPart(
  text: string,
  marks: readonly Mark[],
  link: string | undefined,
  { about = [], language }: Besides = {},
): RichInline {
  return {
    type: "text",
    text: text.replace(/[\t\r\n]/g, " "),
    ...(marks.length > 0 && { marks: [...marks] }),
    ...(isOpenable(link) && { link }),
    ...(about.length > 0 && { about }),
    ...(language && { language }),
  };
}

/** Runs of the same look joined, white space at both ends and the commas between notes' marks left out. */
export function tidy(parts: readonly RichInline[]): RichInline[] {
  const inline: RichInline[] = [];
  for (const part of parts) add(inline, part);
  return trim(withoutSeparators(inline));
}

/** A raised comma between two notes' marks only keeps their numbers apart. */
const withoutSeparators = (inline: readonly RichInline[]): RichInline[] =>
  inline.flatMap((part, i): RichInline[] => {
    if (part.type !== "text" || !part.marks?.includes("superscript") || inline[i - 1]?.type !== "note") return [part];
    const next = inline.slice(i + 1).find((one) => one.type !== "text" || one.text.trim() !== "");
    return next?.type === "note" && isNoteSeparator(part.text) ? [] : [part];
  });

const sameLook = (a: RichInline & { type: "text" }, b: RichInline & { type: "text" }) =>
  a.link === b.link &&
  String(a.marks ?? "") === String(b.marks ?? "") &&
  String(a.about ?? "") === String(b.about ?? "") &&
  a.language === b.language;

export function add(inline: RichInline[], part: RichInline): void {
  const last = inline.at(-1);
  if (part.type === "text" && last?.type === "text" && sameLook(last, part)) last.text += part.text;
  else if (part.type !== "text" || part.text !== "") inline.push({ ...part });
}

function trim(inline: RichInline[]): RichInline[] {
  const isBlank = (part: Inline | undefined) => part?.type === "break" || (part?.type === "text" && part.text.trim() === "");
  let from = 0;
  let to = inline.length;
  while (isBlank(inline[from])) from += 1;
  while (to > from && isBlank(inline[to - 1])) to -= 1;
  return inline.slice(from, to).map((part, i, all) => {
    if (part.type !== "text") return part;
    const start = i === 0 ? part.text.trimStart() : part.text;
    return { ...part, text: i === all.length - 1 ? start.trimEnd() : start };
  });
}

/** The content without its first characters (of text; a break counts one, a note none). */
export function withoutStart(inline: readonly RichInline[], length: number): RichInline[] {
  let left = length;
  const rest = inline.flatMap((part): RichInline[] => {
    if (left <= 0 || part.type === "note") return [part];
    if (part.type === "break") {
      left -= 1;
      return [];
    }
    const cut = Math.min(left, part.text.length);
    left -= cut;
    return cut === part.text.length ? [] : [{ ...part, text: part.text.slice(cut) }];
  });
  return trim(rest);
}

/** The content without a mark that all its text bears: a heading in a bold style is not bold text. */
export function withoutMark(inline: readonly RichInline[], mark: Mark): RichInline[] {
  if (!isWholly(inline, mark)) return [...inline];
  const plain: RichInline[] = [];
  for (const part of inline) {
    if (part.type !== "text") plain.push(part);
    else {
      const { marks = [], ...rest } = part;
      const left = marks.filter((one) => one !== mark);
      add(plain, left.length > 0 ? { ...rest, marks: left } : rest);
    }
  }
  return plain;
}

export const isWholly = (inline: readonly Inline[], mark: Mark): boolean => {
  const texts = inline.filter((part) => part.type === "text" && part.text.trim() !== "");
  return texts.length > 0 && texts.every((part) => part.type === "text" && part.marks?.includes(mark));
};
