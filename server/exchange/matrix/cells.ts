import { cleanLine } from "./clean.js";

/** A recommendation's number at the start of a cell: "115.1 Take", "186.28. Continue", "115,12", "166. 6.", "60.1.1". */
const NUMBER = /^[^\p{L}\p{N}]*(\d{1,3})\s?[.,]\s?(\d{1,3})(?:\.(\d{1,3}))?(?!\d)(?!\s?%)[.:)]?\s*/u;
/** First-cycle lists restart at 1 under each paragraph. */
const PLAIN_NUMBER = /^(\d{1,3})[.)]\s+(?=\p{L})/u;

/** The number that a text begins with, with points, and what follows it. */
export function readNumber(text: string): { number: string; rest: string } | null {
  const dotted = NUMBER.exec(text);
  if (dotted)
    return {
      number: dotted
        .slice(1, 4)
        .filter(Boolean)
        .map((part) => String(Number(part)))
        .join("."),
      rest: text.slice(dotted[0].length),
    };
  const plain = PLAIN_NUMBER.exec(text);
  return plain ? { number: plain[1]!, rest: text.slice(plain[0].length) } : null;
}

const SOURCE = /\(?\s*source\s*of\s*(?:the\s*)?position\s*[:.–-]?\s*/i;

/** Divides a recommendation's cell into its text and the "Source of position" under or behind it. */
export function splitSource(lines: readonly string[]): { text: string; source: string } {
  const whole = lines
    .map(cleanLine)
    .filter((line) => line !== "")
    .join(" ");
  const mark = SOURCE.exec(whole);
  if (!mark) return { text: whole, source: "" };
  return { text: whole.slice(0, mark.index).trim(), source: whole.slice(mark.index + mark[0].length).trim() };
}

/** Symbol of the working group's report in a text: "A/HRC/28/15" out of "A/HRC/28/15/Add.1 - Para. 3". */
export function readSymbol(text: string): string | null {
  const symbol = /A\s?\/\s?HRC\s?\/\s?(\d{1,3})\s?\/\s?(\d{1,3})(?!\d)/i.exec(text);
  return symbol ? `A/HRC/${symbol[1]}/${symbol[2]}` : null;
}

export interface Labels {
  themes: string[];
  sdgs: string[];
  persons: string[];
}

const SWITCHES: readonly (readonly [RegExp, keyof Labels])[] = [
  [
    /^(?:affected\s*persons?|groups?\s*of\s*persons?|persons?\s*affected|persons|personnes concern[ée]es|personas afectadas)\s*:\s*/i,
    "persons",
  ],
  [/^(?:relevant\s*)?(?:sdgs?|sustainable development goals?|odd|ods)\s*:\s*/i, "sdgs"],
  [/^(?:full list of )?(?:themes?|rights?|issues?)(?:\s*or\s*areas?)?\s*:\s*/i, "themes"],
];
/** In lists of 2018 and 2019 the SDGs stand among the themes: "S16 SDG 16 - peace, justice and strong institutions". */
const SDG_AMONG_THEMES = /^S\d{1,2}\s+SDGs?\b/i;

/** Sorts the lines of a cell of labels under "Affected persons:", "SDGs:" and the like; `first` says what stands before such a line. */
export function readLabels(lines: readonly string[], first: keyof Labels): Labels {
  const labels: Labels = { themes: [], sdgs: [], persons: [] };
  let current = first;
  for (const raw of lines) {
    let line = cleanLine(raw);
    const change = SWITCHES.find(([pattern]) => pattern.test(line));
    if (change) {
      current = change[1];
      line = line.replace(change[0], "");
    }
    const label = line
      .replace(/^[-–•·*]\s*/, "")
      .replace(/[;,]$/, "")
      .trim();
    if (label === "") continue;
    const list = labels[current === "themes" && SDG_AMONG_THEMES.test(label) ? "sdgs" : current];
    if (!list.includes(label)) list.push(label);
  }
  return labels;
}
