import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import { assessmentLines } from "./assessment.js";
import { type FilledMatrix, positionWords } from "./filled.js";
import { POINT_TYPE } from "./point-rows.js";

const WIDTHS: Record<string, number> = {
  Text: 70,
  Themes: 30,
  Persons: 24,
  SDGs: 24,
  "Assessment/comments on level of implementation": 50,
  "Recommending States": 24,
};

/**
 * The header and the rows of a filled matrix as text, a column more for each further language; each value of a list is a line "- x", as in
 * UHRI. Points of other sources come last; two columns then say what a row is and which source it is of.
 */
function sheetOf({ rows, sources }: FilledMatrix): string[][] {
  const languages = [...new Set(rows.flatMap(({ recommendation }) => Object.keys(recommendation.translations ?? {})))].sort();
  const list = (labels: readonly string[]) => labels.map((label) => `- ${label}`).join("\n");
  const kind = (...cells: [string, string]) => (sources.length > 0 ? cells : []);
  return [
    [
      ...kind("Type", "Source"),
      "Symbol",
      "Number",
      "Text",
      ...languages.map((language) => `Text ${language}`),
      "Recommending States",
      "Position",
      "Position source",
      "Themes",
      "SDGs",
      "Persons",
      "Assessment/comments on level of implementation",
    ],
    ...rows.map(({ recommendation: r, answers }) => [
      ...kind("Recommendation", ""),
      r.symbol,
      r.number,
      r.text,
      ...languages.map((language) => r.translations?.[language] ?? ""),
      list(r.states),
      positionWords[r.position],
      r.positionSource,
      list(r.themes),
      list(r.sdgs),
      list(r.persons),
      assessmentLines(answers).join("\n"),
    ]),
    ...sources.flatMap(({ name, rows: points }) =>
      points.map(({ point, answers }) => [
        ...kind(POINT_TYPE, name),
        "",
        point.number,
        point.text,
        ...languages.map(() => ""),
        ...["", "", ""],
        list(point.headings),
        ...["", ""],
        assessmentLines(answers).join("\n"),
      ]),
    ),
  ];
}

/** A filled matrix as CSV in UTF-8 with its mark, so that Excel reads it; no cell is a formula. */
export function writeMatrixCsv(matrix: FilledMatrix): Promise<Uint8Array> {
  return Promise.resolve(
    new TextEncoder().encode(stringify(sheetOf(matrix), { bom: true, escape_formulas: true, record_delimiter: "\r\n" })),
  );
}

/** A filled matrix as an Excel file; every cell is text. */
export async function writeMatrixXlsx(matrix: FilledMatrix): Promise<Uint8Array> {
  const [header = [], ...rows] = sheetOf(matrix);
  const data = [
    header.map((value) => ({ value, fontWeight: "bold" as const, type: String })),
    ...rows.map((cells) =>
      cells.map((value) => (value === "" ? null : { value, type: String, wrap: true, alignVertical: "top" as const })),
    ),
  ];
  const columns = header.map((name) => ({ width: WIDTHS[name] ?? (name.startsWith("Text") ? 70 : 16) }));
  const file = writeXlsxFile(data, { columns, stickyRowsCount: 1, orientation: "landscape", sheet: "Recommendations" });
  return new Uint8Array(await file.toBuffer());
}
