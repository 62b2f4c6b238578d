import { strToU8, zipSync } from "fflate";
import { escapeXml } from "../docx/testing.js";

/** An Excel file for tests: strings shared as Excel writes them, or in the cells as many exporters do. */
export function excelFile(rows: readonly (readonly (string | number)[])[], { inline = false } = {}): Uint8Array {
  const strings: string[] = [];
  const cell = (value: string | number, column: number, row: number) => {
    const address = `${String.fromCharCode(65 + column)}${row}`;
    if (typeof value === "number") return `<c r="${address}"><v>${value}</v></c>`;
    if (inline) return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
    strings.push(value);
    return `<c r="${address}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const body = rows
    .map((cells, i) => `<row r="${i + 1}">${cells.map((value, column) => (value === "" ? "" : cell(value, column, i + 1))).join("")}</row>`)
    .join("");
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8("<workbook/>"),
    "xl/worksheets/sheet1.xml": strToU8(`<?xml version="1.0"?><worksheet><sheetData>${body}</sheetData></worksheet>`),
    ...(!inline && {
      "xl/sharedStrings.xml": strToU8(
        `<sst>${strings.map((text) => `<si><r><t xml:space="preserve">${escapeXml(text)}</t></r><rPh><t>x</t></rPh></si>`).join("")}</sst>`,
      ),
    }),
  });
}
