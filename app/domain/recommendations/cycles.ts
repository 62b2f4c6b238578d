/** Cycles of the Universal Periodic Review, as symbols of reports and as people name them. */
export type Cycle = 1 | 2 | 3 | 4;

/**
 * The cycle whose outcome a report of the working group holds, by the session of the Council that its symbol names: the first cycle's
 * reports came to sessions 8 to 20 (2008 to 2012), the second's to 21 to 35, the third's to 36 to 51, the fourth's from 52.
 */
export function cycleOfSymbol(symbol: string): Cycle | null {
  const session = Number(/^A\/HRC\/(\d{1,3})\//i.exec(symbol.trim())?.[1]);
  if (!session) return null;
  return session <= 20 ? 1 : session <= 35 ? 2 : session <= 51 ? 3 : 4;
}

/** What stands before "cycle" for the first to the fourth, in the six languages. */
const ORDINALS: readonly string[] = [
  "1st|first|1er|premier|1\\.?º|primer|перв\\p{L}+|1-?\\p{Script=Cyrillic}{1,2}|الأولى|一|1",
  "2nd|second|2e|2ème|deuxième|2\\.?º|segundo|втор\\p{L}+|2-?\\p{Script=Cyrillic}{1,2}|الثانية|二|2",
  "3rd|third|3e|3ème|troisième|3\\.?º|tercer|трет\\p{L}+|3-?\\p{Script=Cyrillic}{1,2}|الثالثة|三|3",
  "4th|fourth|4e|4ème|quatrième|4\\.?º|cuarto|четверт\\p{L}+|4-?\\p{Script=Cyrillic}{1,2}|الرابعة|四|4",
];
const MIDDLE = "(?:\\s+(?:UPR|EPU|universal periodic review|examen periódico))?[\\s-]+";
const PATTERNS = ORDINALS.map((source) => {
  const before = `(?<![\\p{L}\\p{N}])(?:${source})${MIDDLE}(?:cycles?|ciclos?|цикл\\p{L}*)`;
  const after = `(?<![\\p{L}\\p{N}])(?:cycle|ciclo|цикл)\\s+(?:${source})(?![\\p{L}\\p{N}.,])`;
  const others = `(?:الجولة|الدورة)\\s+(?:${source})|第(?:${source})(?:轮|周期)`;
  return new RegExp(`${before}|${after}|${others}`, "giu");
});

/** What every way of naming one holds: most texts name none, and asking for each costs ten times as much. */
const ANY = /cycl|cicl|цикл|الجولة|الدورة|第/iu;

/** Where a text names cycles ("second cycle", "UPR of Belgium 2nd cycle", "deuxième cycle", "第二轮"), in the text's order. */
export function cyclesNamed(text: string): { cycle: Cycle; start: number; end: number }[] {
  if (!ANY.test(text)) return [];
  return PATTERNS.flatMap((pattern, i) =>
    [...text.matchAll(pattern)].map((match) => ({ cycle: (i + 1) as Cycle, start: match.index, end: match.index + match[0].length })),
  ).sort((a, b) => a.start - b.start);
}
