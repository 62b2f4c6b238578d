import type { NumberLabel } from "../rich/paragraph.js";
import { child, childrenNamed, type XmlElement } from "./xml.js";

interface Level {
  format: string;
  text: string;
  start: number;
}

/** Counts as Word does: call it once for each numbered paragraph, in order. Null where the numbering is not defined or taken away. */
export type Numberer = (numbering: { id: string; level: number } | undefined) => NumberLabel | null;

export function readNumberer(part: XmlElement | null): Numberer {
  const abstracts = new Map(
    (part ? childrenNamed(part, "abstractNum") : []).map((one) => [one.attributes.abstractNumId ?? "", readLevels(one)]),
  );
  const numbers = new Map(
    (part ? childrenNamed(part, "num") : []).map((one) => {
      const overrides = childrenNamed(one, "lvlOverride").map((override): [number, { start?: number; level?: Level }] => {
        const start = child(override, "startOverride")?.attributes.val;
        const level = child(override, "lvl");
        return [
          Number(override.attributes.ilvl ?? 0),
          { start: start === undefined ? undefined : Number(start), level: level && readLevel(level) },
        ];
      });
      return [
        one.attributes.numId ?? "",
        { abstract: child(one, "abstractNumId")?.attributes.val ?? "", overrides: new Map(overrides), begun: false },
      ];
    }),
  );
  const counters = new Map<string, (number | undefined)[]>();

  return (numbering) => {
    const number = numbering && numbers.get(numbering.id);
    const levels = number && abstracts.get(number.abstract);
    if (!number || !levels) return null;
    const levelOf = (i: number): Level | undefined => number.overrides.get(i)?.level ?? levels.get(i);
    const level = levelOf(numbering.level);
    if (!level || level.format === "none") return null;
    const counts = counters.get(number.abstract) ?? [];
    counters.set(number.abstract, counts);
    if (!number.begun) for (const [i, { start }] of number.overrides) if (start !== undefined) counts[i] = undefined;
    number.begun = true;
    const startOf = (i: number) => number.overrides.get(i)?.start ?? levelOf(i)?.start ?? 1;
    counts[numbering.level] = counts[numbering.level] === undefined ? startOf(numbering.level) : counts[numbering.level]! + 1;
    counts.length = numbering.level + 1;
    for (const [, digit] of level.text.matchAll(/%(\d)/g)) counts[Number(digit) - 1] ??= startOf(Number(digit) - 1);
    const text = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const i = Number(digit) - 1;
      return printedNumber(counts[i]!, i === numbering.level ? level.format : (levelOf(i)?.format ?? "decimal"));
    });
    return { format: level.format, level: numbering.level, text, parts: (level.text.match(/%\d/g) ?? []).length };
  };
}

function readLevels(abstract: XmlElement): Map<number, Level> {
  return new Map(childrenNamed(abstract, "lvl").map((level) => [Number(level.attributes.ilvl ?? 0), readLevel(level)]));
}

const readLevel = (level: XmlElement): Level => ({
  format: child(level, "numFmt")?.attributes.val ?? "decimal",
  text: child(level, "lvlText")?.attributes.val ?? "",
  start: Number(child(level, "start")?.attributes.val ?? 1),
});

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

export function printedNumber(value: number, format: string): string {
  if (format.endsWith("Letter")) {
    const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
    return format.startsWith("upper") ? letter.toUpperCase() : letter;
  }
  if (format.endsWith("Roman")) {
    let rest = value;
    const roman = ROMAN.map(([worth, sign]) => {
      const times = Math.floor(rest / worth);
      rest -= times * worth;
      return sign.repeat(times);
    }).join("");
    return format.startsWith("upper") ? roman.toUpperCase() : roman;
  }
  return format === "decimalZero" && value < 10 ? `0${value}` : String(value);
}
