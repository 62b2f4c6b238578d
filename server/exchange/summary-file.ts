import type { Summary } from "~/app/domain/summary/summary.js";

export interface SummaryFile {
  summary: Summary;
  /** When it was compiled. */
  date: Date;
  /** As OHCHR prints it: "Geneva, 20–31 January 2025"; left out where it is not known. */
  sessionDates?: string;
}

/** The symbol under which OHCHR issues a review's summary: "A/HRC/WG.6/48/SVN/3". */
export const summarySymbol = ({ session, stateCode }: Summary["review"]): string => `A/HRC/WG.6/${String(session)}/${stateCode}/3`;

/** Stands in every file of a summary. */
export const SUMMARY_DISCLAIMER =
  "Draft compiled with Caucus from the submissions as they were filed. It is not a document of the Office of the United Nations High Commissioner for Human Rights (OHCHR).";

const UNITS = [
  "",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
];
const TENS = ["", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];

/** 48 is "Forty-eighth"; in figures from 100 on. */
export function ordinal(n: number): string {
  if (n > 99) return `${String(n)}th`;
  const ten = TENS[Math.floor(n / 10)]!;
  const word = n < 20 ? UNITS[n]! : n % 10 === 0 ? `${ten}ieth` : `${ten}y-${UNITS[n % 10]!}`;
  return word.charAt(0).toUpperCase() + word.slice(1);
}
