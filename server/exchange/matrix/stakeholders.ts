import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import type { ImplementationLevel } from "~/app/domain/document/document.js";
import type { Statement, StatementMatrix } from "~/app/domain/summary/statements.js";

const LEVELS: Record<ImplementationLevel, string> = {
  implemented: "implemented",
  partly: "partly implemented",
  not: "not implemented",
  "gone-back": "gone back",
  "no-information": "no information",
};
/** Excel takes 32,767 characters in a cell. */
const LONGEST_CELL = 32_000;

function statementLine({ place, text, level }: Statement): string {
  const where = place.p === undefined ? "" : `para. ${place.p}`;
  const label = [where, level === null ? "" : LEVELS[level]].filter(Boolean).join(", ");
  return label === "" ? text : `${label}: ${text}`;
}

/** One row for each recommendation, one column for each stakeholder with what it says. */
function sheetOf({ stakeholders, rows }: StatementMatrix): string[][] {
  return [
    ["Symbol", "Number", "Recommendation", "States", "Position", ...stakeholders.map(({ name }) => name)],
    ...rows.map(({ recommendation: r, statements }) => [
      r.symbol,
      r.number,
      r.text,
      r.states.join("; "),
      r.position,
      ...stakeholders.map(({ submission }) =>
        statements
          .filter((one) => one.submission === submission)
          .map(statementLine)
          .join("\n")
          .slice(0, LONGEST_CELL),
      ),
    ]),
  ];
}

/** As CSV in UTF-8 with its mark, so that Excel reads it; no cell is a formula. */
export const writeStatementsCsv = (matrix: StatementMatrix): Promise<Uint8Array> =>
  Promise.resolve(new TextEncoder().encode(stringify(sheetOf(matrix), { bom: true, escape_formulas: true, record_delimiter: "\r\n" })));

/** As an Excel file; every cell is text. */
export async function writeStatementsXlsx(matrix: StatementMatrix): Promise<Uint8Array> {
  const [header = [], ...rows] = sheetOf(matrix);
  const data = [
    header.map((value) => ({ value, fontWeight: "bold" as const, type: String })),
    ...rows.map((cells) =>
      cells.map((value) => (value === "" ? null : { value, type: String, wrap: true, alignVertical: "top" as const })),
    ),
  ];
  const columns = header.map((_, i) => ({ width: i === 2 ? 70 : i > 4 ? 50 : 16 }));
  const file = writeXlsxFile(data, { columns, stickyRowsCount: 1, orientation: "landscape", sheet: "Stakeholders" });
  return new Uint8Array(await file.toBuffer());
}

/** As JSON: for each recommendation every statement with its paragraph, its words and its level. */
export function writeStatementsJson({ stakeholders, rows }: StatementMatrix): Promise<Uint8Array> {
  const names = new Map(stakeholders.map(({ submission, name }) => [submission, name]));
  const data = {
    stakeholders,
    recommendations: rows.map(({ recommendation, statements }) => ({
      ...recommendation,
      statements: statements.map(({ submission, place, text, level }) => ({
        submission,
        stakeholder: names.get(submission),
        paragraph: place.p ?? null,
        text,
        level,
      })),
    })),
  };
  return Promise.resolve(new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`));
}
