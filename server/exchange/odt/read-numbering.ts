import { printedNumber } from "../docx/read-numbering.js";
import type { XmlElement } from "../docx/xml.js";
import type { NumberLabel } from "../rich/paragraph.js";
import { levelsOf, type OdtStyles } from "./read-styles.js";

const FORMATS: Record<string, string> = { "1": "decimal", a: "lowerLetter", A: "upperLetter", i: "lowerRoman", I: "upperRoman" };

/** Counts as the format does: lists begin anew unless they say that they go on. */
export function odtNumberer(styles: OdtStyles) {
  const chains = new Map<string, (number | undefined)[]>();
  const last = new Map<string, (number | undefined)[]>();
  const outline: (number | undefined)[] = [];

  const label = (levels: Map<number, XmlElement>, counts: (number | undefined)[], level: number, start?: number): NumberLabel | null => {
    const style = levels.get(level);
    if (!style) return null;
    if (style.name === "list-level-style-bullet")
      return { format: "bullet", level: level - 1, text: style.attributes["bullet-char"] ?? "•", parts: 0 };
    const format = style.attributes["num-format"] ?? "";
    const startOf = (i: number) => Number(levels.get(i)?.attributes["start-value"] ?? 1);
    counts[level] = start ?? (counts[level] === undefined ? startOf(level) : counts[level] + 1);
    counts.length = level + 1;
    if (format === "") return null;
    const shown = Math.min(Number(style.attributes["display-levels"] ?? 1), level);
    const numbers = Array.from({ length: shown }, (_, i) => level - shown + 1 + i).map((i) =>
      printedNumber((counts[i] ??= startOf(i)), FORMATS[levels.get(i)?.attributes["num-format"] ?? "1"] ?? "decimal"),
    );
    const text = `${style.attributes["num-prefix"] ?? ""}${numbers.join(".")}${style.attributes["num-suffix"] ?? ""}`;
    return { format: FORMATS[format] ?? "decimal", level: level - 1, text, parts: shown };
  };

  return {
    /** The counts of a list of the first level: its own, or those of the list that it goes on with. */
    begin(list: XmlElement, style: string): (number | undefined)[] {
      const { "continue-list": goesOn, "continue-numbering": numbering, id } = list.attributes;
      const counts = (goesOn !== undefined && chains.get(goesOn)) || (numbering === "true" && last.get(style)) || [];
      if (id) chains.set(id, counts);
      last.set(style, counts);
      return counts;
    },
    item: (style: string, counts: (number | undefined)[], level: number, start?: number) =>
      label(levelsOf(styles.lists.get(style)), counts, level, start),
    heading: (level: number) => label(levelsOf(styles.outline), outline, level),
  };
}
