import type { SourcePoint } from "~/app/domain/recommendations/source.js";
import type { TextLine } from "../report/lines.js";
import { readPoints } from "./read-points.js";

const ANNEX = /^\s*#*\s*\**(?:annex(?:e|o)?|приложение|المرفق|附件)\**\s*$/iu;

/** Whether a text is a High Commissioner's letter after a review. */
export const isLetter = (head: string): boolean =>
  /high commissioner|haut[- ]commissa|alto comisionado/i.test(head) &&
  /excellency|madam|dear |sir,|excellence|excelencia|señora|monsieur|madame/i.test(head);

/** Areas that the letter's annex names, under their headings: bullets, or where it has none its paragraphs. Empty where it has no annex. */
export function readLetter(lines: readonly TextLine[]): SourcePoint[] {
  const from = lines.findIndex((line) => ANNEX.test(line.text));
  if (from < 0) return [];
  const annex = lines.slice(from + 1);
  const bullets = readPoints(annex, { bulletsOnly: true });
  return bullets.length >= 3 ? bullets : readPoints(annex);
}
