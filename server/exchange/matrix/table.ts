import { paragraphText } from "../docx/pieces.js";
import { child, childrenNamed, descendants, type XmlElement } from "../docx/xml.js";

export interface Cell {
  lines: string[];
  /** Column of the grid at which it begins, and how many it covers. */
  at: number;
  span: number;
}

/** The rows of a table as text; a cell merged with the one above repeats that one's lines, a deleted row is left out. */
export function readRows(table: XmlElement): Cell[][] {
  const above = new Map<number, string[]>();
  return descendants(table, "tr")
    .filter((row) => !child(row, "trPr", "del"))
    .map((row) => {
      let at = Number(child(row, "trPr", "gridBefore")?.attributes.val ?? 0);
      return descendants(row, "tc").map((cell) => {
        const span = Number(child(cell, "tcPr", "gridSpan")?.attributes.val ?? 1);
        const merge = child(cell, "tcPr", "vMerge");
        const own = descendants(cell, "p").flatMap((paragraph) => paragraphText(paragraph).split("\n"));
        const lines = merge && merge.attributes.val !== "restart" ? (above.get(at) ?? own) : own;
        above.set(at, lines);
        at += span;
        return { lines, at: at - span, span };
      });
    });
}

/** The text of a part outside its tables, a line per paragraph. */
export const linesOutsideTables = (part: XmlElement): string[] =>
  (part.name === "document" ? childrenNamed(child(part, "body") ?? part, "p") : descendants(part, "p")).map(paragraphText);
