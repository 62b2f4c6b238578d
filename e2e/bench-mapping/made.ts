import { type Block, emptyCover, type StructuredDocument } from "~/app/domain/document/document.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";

const SUBJECTS = [
  "persons with disabilities",
  "migrant workers",
  "women in prison",
  "Roma children",
  "journalists",
  "older persons",
  "asylum-seekers",
];
const DEEDS = [
  "Ratify the convention on",
  "Strengthen the protection of",
  "Adopt a national plan for",
  "Combat discrimination against",
  "Guarantee access to education of",
];
const THEMES = [
  "E51 Right to education",
  "D43 Freedom of opinion and expression",
  "B31 Equality",
  "D26 Conditions of detention",
  "F4 Persons with disabilities",
];
const STATES = ["Chile", "Peru", "Ghana", "Latvia", "Portugal", "Iraq", "Nepal"];
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

/** A list of recommendations in the size and shape of a State's. */
export const madeList = (count: number): Recommendation[] =>
  Array.from({ length: count }, (_, i) => ({
    symbol: "A/HRC/32/8",
    number: `${String(138 + Math.floor(i / 200))}.${String((i % 200) + 1)}`,
    text: `${pick(DEEDS, i)} ${pick(SUBJECTS, Math.floor(i / 3))} and continue the measures taken since ${String(2000 + (i % 20))}, with local authorities (${pick(STATES, i)})`,
    states: [pick(STATES, i)],
    position: i % 5 === 0 ? ("noted" as const) : ("supported" as const),
    positionSource: "A/HRC/32/8/Add.1",
    themes: [pick(THEMES, i), pick(THEMES, Math.floor(i / 7))],
    sdgs: ["4 - QUALITY EDUCATION"],
    persons: [pick(SUBJECTS, i)],
  }));

const sentence = (i: number) =>
  `In ${String(2015 + (i % 8))} libraries in Flanders served ${pick(SUBJECTS, i)}, and ${pick(DEEDS, i).toLowerCase()} ${pick(SUBJECTS, i + 3)} remains urgent.`;

/** A text of so many paragraphs of some hundred words under six headings, with numbers typed in it and a box in each section. */
export function madeText(paragraphs: number, list: readonly Recommendation[]): StructuredDocument {
  const text = (id: string, kind: Block["kind"], words: string): Block => ({ id, kind, inline: [{ type: "text", text: words }] });
  const blocks = Array.from({ length: paragraphs }, (_, i): Block[] => [
    ...(i % 10 === 0
      ? [
          text(`h${String(i)}`, "heading", `Section ${String(i)}`),
          text(`b${String(i)}`, "reference-box", `${pick(list, i * 3).number} ${pick(list, i * 3).text}`),
        ]
      : []),
    text(
      `p${String(i)}`,
      "paragraph",
      `${Array.from({ length: 5 }, (_, j) => sentence(i + j)).join(" ")} See recommendations ${pick(list, i * 5).number}, ${pick(list, i * 7).number} and ${pick(list, i * 11).number}.`,
    ),
  ]);
  const links = list.slice(0, 40).map((one, i) => ({
    block: `p${String(i % paragraphs)}`,
    symbol: one.symbol,
    number: one.number,
    kind: "addresses" as const,
    level: i % 2 === 0 ? ("partly" as const) : ("not" as const),
  }));
  return { schema: 1, cover: emptyCover(), blocks: blocks.flat(), notes: [], links };
}
