import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Summary } from "~/app/domain/summary/summary.js";
import { fileDate } from "../file-labels.js";
import { ordinal } from "../summary-file.js";

const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: "000000" });
const line = (
  text: string,
  run: { bold?: boolean; size?: number } = {},
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
) => new Paragraph({ style: "SummaryMasthead", alignment, children: [new TextRun({ ...run, text })] });

const cell = (
  width: number,
  bottom: number,
  children: Paragraph[],
  verticalAlign: (typeof VerticalAlignTable)[keyof typeof VerticalAlignTable] = VerticalAlignTable.TOP,
) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign,
    borders: { top: none, left: none, right: none, bottom: rule(bottom) },
    margins: { top: 60, bottom: 60, left: 0, right: 60 },
    children,
  });

const WIDTHS = [6236, 3402] as const;

/** The head of a United Nations document: symbol, distribution, organ, session. */
export function masthead(review: Summary["review"], symbol: string, date: Date, sessionDates: string | undefined): FileChild[] {
  return [
    new Table({
      width: { size: WIDTHS[0] + WIDTHS[1], type: WidthType.DXA },
      columnWidths: [...WIDTHS],
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({
          children: [
            cell(WIDTHS[0], 4, [line("United Nations", { size: 28 })], VerticalAlignTable.BOTTOM),
            cell(WIDTHS[1], 4, [line(symbol, { size: 28 }, AlignmentType.RIGHT)], VerticalAlignTable.BOTTOM),
          ],
        }),
        new TableRow({
          children: [
            cell(WIDTHS[0], 12, [line("General Assembly", { bold: true, size: 40 })]),
            cell(WIDTHS[1], 12, [line("Distr.: General"), line(fileDate(date, "en")), line(""), line("Original: English")]),
          ],
        }),
      ],
    }),
    line(""),
    line("Human Rights Council", { bold: true, size: 24 }),
    line("Working Group on the Universal Periodic Review", { bold: true }),
    line(`${ordinal(review.session)} session`, { bold: true }),
    ...(sessionDates ? [line(sessionDates)] : []),
  ];
}
