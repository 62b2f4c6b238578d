import { readStates } from "~/app/domain/recommendations/states.js";
import type { SourceRow, SourceWarning } from "~/app/domain/recommendations/source.js";
import { cleanLine } from "../matrix/clean.js";
import { readParagraphs } from "./items.js";
import { CLOSING, CONCLUSIONS, readLeadIn } from "./lead-in.js";
import { runningText, type TextLine } from "./lines.js";

export interface ReadRows {
  rows: SourceRow[];
  warnings: SourceWarning[];
}

/** Chapters that follow the recommendations. */
const ANNEX = /\n?\s*(?:Annex(?:es|e|o)?\b|Приложение|المرفق|附件)(?=[\s:])/u;

/** The part of a report with the recommendations: from the last heading of that chapter that most of the items follow (the contents name it too) to the closing paragraph or the annex. */
function chapter(text: string): { text: string; from: number } | null {
  const parts = [...text.matchAll(CONCLUSIONS)].slice(-40).map((match) => {
    const from = match.index + match[0].length;
    const rest = text.slice(from);
    const part = rest.slice(0, CLOSING.exec(rest)?.index ?? ANNEX.exec(rest)?.index ?? rest.length);
    return { text: part, from, items: (part.match(/\b\d{1,3}[.,-]\s?\d{1,3}\b|\(\p{Lu}[^()]+\)\s*;/gu) ?? []).length };
  });
  const most = Math.max(0, ...parts.map((part) => part.items));
  return parts.findLast((part) => part.items > 0 && part.items >= most / 2) ?? null;
}

/**
 * Recommendations of a working group's report from its lines, positions from the paragraphs above the lists. Empty where the
 * text has no such chapter. `symbol` is the report's.
 */
export function readReport(lines: readonly TextLine[], symbol: string | null): ReadRows {
  const running = runningText(lines);
  const found = chapter(running.text) ?? { text: running.text, from: 0 };
  const rows: SourceRow[] = [];
  const warnings: SourceWarning[] = [];
  for (const paragraph of readParagraphs(found.text)) {
    if (paragraph.items.length === 0) continue;
    const position = readLeadIn(paragraph.leadIn);
    if (position === null)
      warnings.push({
        code: "position-unknown",
        params: { paragraph: paragraph.number, count: paragraph.items.length },
        place: running.placeAt(found.from + paragraph.at),
      });
    if (paragraph.missing.length > 0)
      warnings.push({
        code: "numbers-missing",
        params: { numbers: paragraph.missing.join(", ") },
        place: running.placeAt(found.from + paragraph.at),
      });
    for (const item of paragraph.items) {
      const text = cleanLine(found.text.slice(item.from, item.to))
        .replace(/[\s;.؛；。]+$/u, "")
        .replace(/^[\s.:)-]+/, "");
      if (text === "") continue;
      rows.push({
        place: running.placeAt(found.from + item.at),
        ...(symbol && { symbol }),
        number: item.number,
        text,
        states: readStates(text).states,
        ...(position && { position, positionSource: `${symbol ?? ""}${symbol ? " - " : ""}Para. ${paragraph.number}` }),
      });
    }
  }
  return { rows, warnings };
}
