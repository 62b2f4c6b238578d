import type { Position } from "./recommendation.js";

const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}/]+/gu, " ")
    .trim();

/** Words that States and lists use for their answer, most specific first; the two-letter languages are those in which lists were seen. */
const VOCABULARY: readonly (readonly [RegExp, Position])[] = [
  [/partial|in part|partie|parcial|support\w* ?\/ ?noted|noted ?\/ ?support/, "supported/noted"],
  [/consideration|^consider(?:ed)?$|pending|examin|deferred|en suspens|pendiente/, "under consideration"],
  [/\bnot? (?:be |been |fully )?(?:support|accept|enjoy)|n ont pas|\bno (?:apoyad|aceptad)|reject|rejet|rechaz|refus/, "noted"],
  [/\bnoted?\b|taken note|take note|prise? note|pris note|tomad\w* nota|toma nota|notee?s?\b/, "noted"],
  [/support|accept|enjoy|already implemented|^implemented\b|approuv|soutenu|appui|apoy|aceptad/, "supported"],
];

/**
 * The State's answer as a list words it: "Supported", "Noted", "Supported/Noted", the older accepted, rejected and
 * partially accepted, and the lead-ins of outcome reports. Since the second cycle what is not supported is "noted"; "unknown" where no word fits.
 */
export function readPosition(text: string): Position {
  const folded = fold(text);
  return VOCABULARY.find(([pattern]) => pattern.test(folded))?.[1] ?? "unknown";
}
