/** The State's answer, in the words of OHCHR's matrices ("Supported", "Noted") and of the outcome reports. */
export const POSITIONS = ["supported", "supported/noted", "noted", "under consideration", "unknown"] as const;
export type Position = (typeof POSITIONS)[number];

/** A recommendation that the State received before. Identity is (symbol, number); a number is text: 139.11 is not 139.110. */
export interface Recommendation {
  /** Document symbol of the working group's report, as in "A/HRC/28/15". */
  symbol: string;
  number: string;
  text: string;
  /** Recommending States, as the source spells them, without brackets. */
  states: string[];
  position: Position;
  /** As in "A/HRC/28/15/Add.1 - Para. 3"; empty where the source says nothing. */
  positionSource: string;
  /** Labels with their code where the source has one: "A12 Acceptance of international norms". */
  themes: string[];
  sdgs: string[];
  persons: string[];
  /** Its official text in the language that is worked in, where the list has another and a translation is known. */
  inLanguage?: string;
}

/** The text to show and to quote. */
export const shownText = ({ text, inLanguage }: Pick<Recommendation, "text" | "inLanguage">): string => inLanguage ?? text;

/** Every official text that a quotation may be of, the one to quote first. */
export const officialTexts = ({ text, inLanguage }: Pick<Recommendation, "text" | "inLanguage">): string[] =>
  inLanguage === undefined ? [text] : [inLanguage, text];

/** Numbers compare by their integers: 139.2 comes before 139.11. */
export function compareNumbers(a: string, b: string): number {
  const [x, y] = [a, b].map((number) => number.split(".").map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? -1) - (y[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
