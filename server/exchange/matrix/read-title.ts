import { isStateName, stateNamedIn } from "~/app/domain/recommendations/state-names.js";
import { openWord } from "../docx/package.js";
import { cleanLine } from "./clean.js";
import { linesOutsideTables } from "./table.js";

/** What a matrix says of itself; null where it says nothing. */
export interface MatrixTitle {
  state: string | null;
  cycle: number | null;
  session: number | null;
}

const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5 };
/** Last session of each cycle: 12, 26, 40, 54. */
const LAST_SESSIONS = [12, 26, 40, 54] as const;

/** State under review, cycle and session from a matrix's page head, its title paragraphs or the name of its file. Throws what `openWord` throws. */
export function readMatrixTitle(bytes: Uint8Array, fileName: string): MatrixTitle {
  const word = openWord(bytes, fileName);
  const heads = word.relationships(word.main).filter((one) => /\/(header|footer)$/.test(one.type) && !one.external);
  const lines = [word.main, ...heads.map((head) => head.target)]
    .flatMap((path) => linesOutsideTables(word.part(path) ?? { ns: "", name: "", attributes: {}, children: [] }))
    .map(cleanLine)
    .filter((line) => line !== "");
  const text = [...lines, fileName.replace(/\.docx$/i, "").replace(/[_-]+/g, " ")].join("\n");
  const session = sessionIn(text);
  return { state: stateIn(lines) ?? stateNamedIn(text), cycle: cycleIn(text) ?? cycleOf(session), session };
}

function sessionIn(text: string): number | null {
  const found =
    /\b(\d{1,2})\s*(?:st|nd|rd|th)?\s*sessions?\b/i.exec(text) ??
    /\bsession\s*(?:no\.?\s*)?(\d{1,2})\b/i.exec(text) ??
    /\bUPR\s?(\d{1,2})\b/i.exec(text);
  return found ? Number(found[1]) : null;
}

function cycleIn(text: string): number | null {
  const found = /\b(\d|first|second|third|fourth|fifth)(?:st|nd|rd|th)?\s*(?:UPR\s*)?cycle\b/i.exec(text) ?? /\bcycle\s*(\d)\b/i.exec(text);
  return found ? (ORDINALS[found[1]!.toLowerCase()] ?? Number(found[1])) : null;
}

function cycleOf(session: number | null): number | null {
  if (session === null) return null;
  const index = LAST_SESSIONS.findIndex((last) => session <= last);
  return index < 0 ? LAST_SESSIONS.length + 1 : index + 1;
}

/** "UPR of Slovenia (3rd Cycle ...", "Universal Periodic Review of ..."; or a paragraph that is nothing but a State's name. */
function stateIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const named =
      /\b(?:UPR|review)\s*(?:of|[:–-])\s*(?:the\s+)?(\p{Lu}[^\t\n;:]*?)(?=\s*(?:\((?:\d|first|second|third|fourth)|[,–-]\s*\d|\t|$|\s{2,}|Thematic|\bMatrix))/iu.exec(
        line,
      )?.[1];
    if (named && named.length <= 60) return named.trim();
  }
  return lines.find(isStateName) ?? null;
}
