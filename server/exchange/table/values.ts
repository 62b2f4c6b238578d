import { readStates } from "~/app/domain/recommendations/states.js";
import { cleanLine } from "../matrix/clean.js";

/** Nothing, or an identifier of the database that the table came from. */
const NOT_STATED = /^(?:-|–|n\/?a|none|null|nan|unknown|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A cell's text: without markup, entities and the dash that single values carry in UHRI; letters set apart joined. */
export function cellText(values: readonly string[]): string {
  const text = values
    .join("\n")
    .slice(0, 40_000)
    .replace(/<\s*(?:br|\/p|\/div|\/li)\s*\/?>/gi, "\n")
    .replace(/<[^<>]{0,500}>/g, "");
  // the apostrophe by which a table keeps a text from being a formula
  const joined = cleanLine(text.replace(/^'(?=[=+@-])/, "").replace(/^\s*[-–•]\s+/u, "")).replace(
    /(?<![\p{L}\p{N}])(?:\p{L} ){4,}\p{L}(?![\p{L}\p{N}])/gu,
    (word) => word.replace(/ /g, ""),
  );
  return NOT_STATED.test(joined) ? "" : joined;
}

/**
 * The values of a cell with several: lines "- x" or "• x", "x | y", a JSON list; where it has neither lines nor bars, "x; y". With `commas` also
 * "x,y", for sources whose labels have none in them. The dash is a mark only at a line's start, so that Timor-Leste stays whole.
 */
export function cellList(values: readonly string[], commas = false): string[] {
  const parts = values.flatMap((value) => {
    if (/^\s*(?:'?-|•)\s|[|\n]/.test(value)) return value.split(/\r?\n|\s*\|\s*/u);
    return value.split(commas ? /,(?!\s)|;\s*/u : /;\s+/u);
  });
  return [...new Set(parts.map((part) => cellText([part])).filter((part) => part !== ""))];
}

/** Recommending States of a cell, in whatever way they are divided. */
export function cellStates(values: readonly string[]): string[] {
  const names = cellList(values).map((name) => name.replace(/\*+$/, "").trim());
  return [
    ...new Set(
      names.flatMap((name) => {
        const { states } = readStates(`(${name})`);
        return states.length > 0 ? states : [name];
      }),
    ),
  ];
}
