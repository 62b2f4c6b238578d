import { detectLanguage } from "~/app/domain/guidelines/language.js";
import type { ReadSource, SourceKind, SourceRow } from "~/app/domain/recommendations/source.js";
import { Refusal } from "~/app/domain/refusal.js";
import { isLetter, readLetter } from "../points/read-letter.js";
import { readPoints } from "../points/read-points.js";
import type { TextLine } from "../report/lines.js";
import { readAddendum } from "../report/read-addendum.js";
import { readReport } from "../report/read-report.js";
import { readHead } from "../report/symbol.js";
import type { SourceOptions } from "./read-source.js";

const BODY_SYMBOL = /\bC(?:EDAW|CPR|RC|AT|ERD|RPD|MW|ED)\/[A-Z]{1,3}\/[\w/.-]+|\bE\/C\.12\/[\w/.-]+/;
const OBSERVATIONS =
  /concluding observations|observations finales|observaciones finales|заключительные замечания|الملاحظات الختامية|结论性意见/iu;
const PLAN =
  /\b(?:national )?action plan\b|\bNAP\b|plan d['’]action|plan (?:nacional )?de acción|национальн[а-яё]+ план|خطة عمل|行动计划/iu;

const LEAST_TEXT = 60;

const letters = (lines: readonly TextLine[], to: number): string => {
  let text = "";
  for (const line of lines) {
    if (text.length > to) break;
    text += `${line.text}\n`;
  }
  return text;
};

/** A list is believed where several items of it name the States that made them. */
const isList = (rows: readonly SourceRow[]): boolean =>
  rows.length > 0 && rows.filter((row) => (row.states?.length ?? 0) > 0).length >= rows.length * 0.5;

/** The lines of a text, Word or PDF file as a source: a report, an addendum, a letter, observations, a plan, or whatever text it is. */
export function linesSource(lines: readonly TextLine[], options: SourceOptions): ReadSource {
  const head = letters(lines, 6_000);
  const all = letters(lines, 60_000);
  const language = detectLanguage(all);
  const { symbol: named, isAddendum } = readHead(head);
  const symbol = options.symbol ?? named;
  const base = { title: options.fileName.replace(/\.\w{1,5}$/, ""), language, points: [], rows: [] };
  if (!isLetter(head)) {
    if (isAddendum) {
      const addendum = readAddendum(lines, symbol, options.openParagraphs);
      if (addendum.rows.length > 0) return { ...base, kind: "addendum", symbol: named ?? symbol, ...addendum };
    }
    const report = readReport(lines, symbol);
    if (isList(report.rows)) return { ...base, kind: "report", symbol: named ?? symbol, ...report };
  }
  const document = BODY_SYMBOL.exec(head)?.[0] ?? null;
  const letter = isLetter(head) ? readLetter(lines) : [];
  const points = letter.length > 0 ? letter : readPoints(lines);
  // a word or two are no source
  if (points.reduce((sum, { text }) => sum + text.length, 0) < LEAST_TEXT)
    throw new Refusal("no-recommendations-found", { file: options.fileName });
  const kind: SourceKind =
    letter.length > 0 ? "letter" : OBSERVATIONS.test(head) || document ? "observations" : PLAN.test(head.slice(0, 2_000)) ? "plan" : "text";
  return { ...base, kind, symbol: document, points, warnings: [] };
}
