import { mendCodePage } from "./code-page.js";

/** A line of the file that has something on it. */
export interface Line {
  /** Without white space at its ends, runs of blanks as one; no-break spaces stay. */
  text: string;
  /** Blanks before it in the file; a tab is four. */
  indent: number;
  /** One or more empty lines stand before it. */
  gap: boolean;
  /** A form feed stands before it. */
  page: boolean;
  /** Running headers or page numbers were taken out before it. */
  furniture: boolean;
  /** Depth of a heading in Markdown, its signs taken off: 2 for "## Annex". */
  depth?: number;
  /** Its place in the file, from 0, empty lines included. */
  at: number;
}

const LIGATURES: Record<string, string> = {
  "\ufb00": "ff",
  "\ufb01": "fi",
  "\ufb02": "fl",
  "\ufb03": "ffi",
  "\ufb04": "ffl",
  "\ufb05": "st",
  "\ufb06": "st",
};

/** Control characters, soft hyphens, zero-width blanks that no script needs, halves of surrogate pairs. */
const INVISIBLE = /[\p{Cc}\u00ad\u200b\u2060\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** The text with one kind of line end, ligatures spelled out (a search for "non-profit" must find it) and without characters that nobody sees; typographic quotes and dashes stay. */
export function cleanText(text: string): string {
  return mendCodePage(text.replace(/\u0085/gu, "\n"))
    .replace(/\r\n?|[\u2028\u2029\v]/gu, "\n")
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => LIGATURES[ligature]!)
    .replace(/\u00ad\s*\n\s*/gu, "")
    .replace(INVISIBLE, (c) => ("\t\n\f".includes(c) ? c : ""))
    .normalize("NFC");
}

const isWhite = (text: string): boolean => /^\s*$/u.test(text);

/** Headings and endnotes as Markdown writes them. */
function markdown(text: string): Pick<Line, "text" | "depth"> {
  const heading = /^(#{1,6}) (\S.*?)(?: #+)?$/u.exec(text);
  if (heading) return { text: heading[2]!.replace(/^([*_]{1,3})(.+)\1$/u, "$2"), depth: heading[1]!.length };
  return { text: text.replace(/\[\^(\p{Nd}{1,3})\]:?/gu, "[$1]") };
}

/** The lines of a text that carry something, each knowing what stood before it. */
export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  let page = false;
  cleanText(text)
    .split("\n")
    .forEach((raw, at) => {
      raw.split("\f").forEach((part, piece) => {
        if (piece > 0) page = true;
        if (isWhite(part)) {
          if (piece === 0 && !raw.includes("\f")) gap = true;
          return;
        }
        const indent = /^\s*/u.exec(part)![0].replace(/\t/gu, "    ").length;
        lines.push({ ...markdown(part.trim().replace(/[^\S\u00a0\u202f]+/gu, " ")), indent, gap, page, furniture: false, at });
        gap = false;
        page = false;
      });
    });
  return lines;
}
