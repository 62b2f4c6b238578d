/** What stands before a recommendation's wording in UHRI and in tables: its number in one of the shapes that were seen. */
const SHAPES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /^R?\s*(\d{1,3})\s?[.,-]\s?(\d{1,3})(?:\.(\d{1,3}))?(?!\d)\s*[-–.:)]*\s*/u,
    (m) => [m[1], m[2], m[3]].filter(Boolean).map(Number).join("."),
  ],
  [
    /^recommendations?\s+(?:no\.?|number)\s*(\d{1,3})\s+contained in para(?:graph|\.)?s?\s*(\d{1,3})\b[\s:.–-]*/iu,
    (m) => `${Number(m[2])}.${Number(m[1])}`,
  ],
  [/^para(?:graph|\.)?\s*(\d{1,3})\s*[.,]\s*(\d{1,3})\b[\s:.–-]*/iu, (m) => `${Number(m[1])}.${Number(m[2])}`],
  [
    /^recommendation\(?s?\)?\s+contained in para(?:graph|\.|\(graph\))?\s*(\d{1,3})\s*(?:\((\w)\))?\s*[:.–-]*\s*/iu,
    (m) => (m[2] && /[a-z]/i.test(m[2]) ? `${Number(m[1])}.${m[2].toLowerCase().charCodeAt(0) - 96}` : ""),
  ],
];

/** Divides a text from the number that it begins with. The number is empty where there is none, or only a paragraph's. */
export function leadNumber(text: string): { number: string; rest: string } {
  for (const [shape, number] of SHAPES) {
    const match = shape.exec(text);
    const read = match ? number(match) : "";
    if (match && read !== "") return { number: read, rest: text.slice(match[0].length) };
  }
  return { number: "", rest: text };
}

/** A cell of numbers alone: "138.117", "138,117", "Para. 12.4", "7"; empty where it is none. Letters after the number are dropped. */
export function cellNumber(cell: string): string {
  const match = /^\D{0,12}?(\d{1,3})(?:\s?[.,-]\s?(\d{1,3}))?(?:\.(\d{1,3}))?\s*[.)]?$/u.exec(cell.trim());
  return match ? match.slice(1, 4).filter(Boolean).map(Number).join(".") : "";
}
