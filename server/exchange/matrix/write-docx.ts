import { Document, Header, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import { compareNumbers } from "~/app/domain/recommendations/recommendation.js";
import { assessmentLines } from "./assessment.js";
import { type FilledMatrix, type FilledRow, type FilledSource, positionWords, textWithStates } from "./filled.js";
import { POINT_HEADER, pointCell } from "./point-rows.js";

const HEADERS = ["Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation"] as const;
/** Of a landscape A4 page's 14,000 twentieths of a point. */
const WIDTHS: readonly number[] = [5_600, 1_500, 3_300, 3_600];
const POINT_WIDTHS: readonly number[] = [7_100, 3_300, 3_600];
const SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const ordinal = (value: number): string => `${value}${SUFFIXES[ordinals.select(value)] ?? "th"}`;

const text = (value: string, { keepNext = false, ...properties }: { bold?: boolean; keepNext?: boolean } = {}) =>
  new Paragraph({ keepNext, children: [new TextRun({ text: value, ...properties })] });
const cell = (lines: readonly string[], column: number, { bold = false, span = 1, widths = WIDTHS } = {}) =>
  new TableCell({
    columnSpan: span,
    width: { size: span > 1 ? widths.reduce((a, b) => a + b, 0) : widths[column]!, type: WidthType.DXA },
    children: (lines.length > 0 ? lines : [""]).map((line) => text(line, { bold, keepNext: span > 1 })),
  });

/** Supported first and each list by theme, as OHCHR orders it; a theme is a row of its own. */
function ordered(rows: readonly FilledRow[]): { theme: string; rows: FilledRow[] }[] {
  const groups = new Map<string, FilledRow[]>();
  const rank = (row: FilledRow) => (row.recommendation.position === "supported" ? 0 : 1);
  const sorted = [...rows].sort((a, b) => rank(a) - rank(b) || compareNumbers(a.recommendation.number, b.recommendation.number));
  for (const row of sorted) {
    const key = `${rank(row)} ${row.recommendation.themes[0] ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, members]) => ({ theme: key.slice(2), rows: members }));
}

function labelLines({ recommendation: { themes, sdgs, persons } }: FilledRow): string[] {
  const part = (title: string, labels: readonly string[]) =>
    labels.length > 0 ? [...(title ? [title] : []), ...labels.map((label) => `- ${label}`)] : [];
  return [...part("", themes), ...part("SDGs:", sdgs), ...part("Affected persons:", persons)];
}

function recommendationRow(row: FilledRow): TableRow {
  const { recommendation } = row;
  const source = recommendation.positionSource ? [`Source of Position: ${recommendation.positionSource}`] : [];
  return new TableRow({
    cantSplit: true,
    children: [
      cell([`${recommendation.number} ${textWithStates(recommendation)};`, ...source], 0),
      cell([positionWords[recommendation.position]], 1),
      cell(labelLines(row), 2),
      cell(assessmentLines(row.answers), 3),
    ],
  });
}

/** A table of its own for the points of each other source, in the same columns. */
function pointTable({ name, rows }: FilledSource): (Paragraph | Table)[] {
  return [
    text(""),
    new Table({
      columnWidths: [...POINT_WIDTHS],
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({
          tableHeader: true,
          children: [POINT_HEADER, "Under", HEADERS[3]].map((header, i) => cell([header], i, { bold: true, widths: POINT_WIDTHS })),
        }),
        new TableRow({ children: [cell([name], 0, { bold: true, span: 3, widths: POINT_WIDTHS })] }),
        ...rows.map(
          ({ point, answers }) =>
            new TableRow({
              cantSplit: true,
              children: [[pointCell(point)], point.headings, assessmentLines(answers)].map((lines, i) =>
                cell(lines, i, { widths: POINT_WIDTHS }),
              ),
            }),
        ),
      ],
    }),
  ];
}

/** A filled matrix as Word, in the layout of OHCHR's thematic list of recommendations of the third cycle: landscape, one table, a row for each theme; points of other sources in tables behind it. */
export async function writeMatrixDocx({ review, rows, sources }: FilledMatrix): Promise<Uint8Array> {
  const cycle = review.cycle > 0 ? `${ordinal(review.cycle)} Cycle – ${ordinal(review.session)} session` : "";
  const head = `UPR of ${review.stateName}${cycle && ` (${cycle})`}\tThematic list of recommendations`;
  const document = new Document({
    styles: { default: { document: { run: { font: "Times New Roman", size: 20 } } } },
    sections: [
      {
        properties: {
          page: { size: { orientation: PageOrientation.LANDSCAPE }, margin: { top: 1_000, bottom: 1_000, left: 1_200, right: 1_200 } },
        },
        headers: { default: new Header({ children: [text(head)] }) },
        children: [
          new Table({
            columnWidths: [...WIDTHS],
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({ tableHeader: true, children: HEADERS.map((header, i) => cell([header], i, { bold: true })) }),
              ...ordered(rows).flatMap(({ theme, rows: members }) => [
                ...(theme ? [new TableRow({ children: [cell([`Theme: ${theme}`], 0, { bold: true, span: 4 })] })] : []),
                ...members.map(recommendationRow),
              ]),
            ],
          }),
          ...sources.flatMap(pointTable),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
