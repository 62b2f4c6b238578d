/**
 * A matter that recommendations and submissions speak of: a right, a theme, a group of persons, a mechanism. Terms are written
 * as they occur, without accents' mattering, divided by "|"; a word that ends in "*" stands for every ending.
 */
export interface Matter {
  /** Its name for readers is the message `matter.<id>`. */
  id: string;
  /** Theme codes of OHCHR's matrices of the second and third cycle (domain facts, 3.4), divided by blanks. */
  codes?: string;
  /** Matters that this one is a part of. */
  partOf?: readonly string[];
  en: string;
  fr?: string;
  es?: string;
  ru?: string;
  ar?: string;
  zh?: string;
}

/** Heads of OHCHR's summaries and of the guidelines' structure, and the matters under them with their weight. */
export interface Head {
  /** Written as terms are. */
  terms: string;
  matters: Readonly<Record<string, number>>;
}
