import { type LinkKind, plainText, type RecommendationLink, type StructuredDocument } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";

/** What a submission says of one recommendation in one place. */
export interface FilledAnswer {
  /** As `placeLabels` names it. */
  place: string;
  kind?: LinkKind;
  level?: RecommendationLink["level"];
  organisation?: string;
  note?: string;
}

const LEVELS: Record<NonNullable<FilledAnswer["level"]>, string> = {
  implemented: "Implemented",
  partly: "Partly implemented",
  not: "Not implemented",
  "gone-back": "The situation has gone back",
  "no-information": "No information",
};
const KINDS: Record<LinkKind, string> = { addresses: "", evidence: "gives evidence", "goes-further": "asks to go further" };
const VIEW = "view of ";
const NO_LEVEL = "–";
const LEVEL = [...Object.values(LEVELS), NO_LEVEL].join("|");
const PLACE = "(?:Recommendation below |Before )?[Pp]ara\\. \\S+?|Section “.+?”";
const LINE = new RegExp(`^(${PLACE})(?: \\((.*?)\\))?(?:: (${LEVEL}))?(?:: (.+))?$`, "s");
const BEGINS_AS_LEVEL = new RegExp(`^(?:${LEVEL})(?::|$)`);

/** Each block as OHCHR's readers would cite it: "Para. 7", "Section “Right to education”", "Recommendation below para. 22". */
export function placeLabels({ blocks }: Pick<StructuredDocument, "blocks">): Map<string, string> {
  const numbers = number(blocks).blocks;
  const labels = new Map<string, string>();
  let paragraph = "";
  for (const block of blocks) {
    if (block.kind === "paragraph") paragraph = numbers.get(block.id) ?? paragraph;
    const below = paragraph === "" ? "Before para. 1" : `Para. ${paragraph}`;
    labels.set(
      block.id,
      block.kind === "heading"
        ? `Section “${plainText(block.inline).replace(/\s+/gu, " ").trim()}”`
        : block.kind === "recommendation" && paragraph !== ""
          ? `Recommendation below para. ${paragraph}`
          : below,
    );
  }
  return labels;
}

const PLAIN = /^Para\. (\d+)$/;
const SEVERAL = /^Paras\. (\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*)$/;

/** "Paras. 4, 7, 14-22" of ordered paragraphs. */
function paragraphsLine(numbers: readonly number[]): string {
  if (numbers.length === 1) return `Para. ${numbers[0]}`;
  const runs: [number, number][] = [];
  for (const one of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === one - 1) last[1] = one;
    else runs.push([one, one]);
  }
  return `Paras. ${runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ")}`;
}

function paragraphsOf(line: string): FilledAnswer[] {
  const parts = SEVERAL.exec(line)?.[1]?.split(", ") ?? [];
  return parts.flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: Math.min(Math.max(to - from + 1, 1), 1000) }, (_, i) => ({ place: `Para. ${from + i}` }));
  });
}

/**
 * The words of the column "Assessment/comments on level of implementation", as OHCHR's English lists have it: one line for the paragraphs
 * that only answer, then one or more for each that is judged.
 */
export function assessmentLines(answers: readonly FilledAnswer[]): string[] {
  const isPlain = ({ place, kind = "addresses", level, organisation, note }: FilledAnswer) =>
    PLAIN.test(place) && kind === "addresses" && !level && !organisation && !note;
  const plain = answers.filter(isPlain).map(({ place }) => Number(PLAIN.exec(place)![1]));
  const numbers = [...new Set(plain)].sort((a, b) => a - b);
  return [...(numbers.length > 0 ? [paragraphsLine(numbers)] : []), ...judgedLines(answers.filter((one) => !isPlain(one)))];
}

const judgedLines = (answers: readonly FilledAnswer[]): string[] =>
  answers.flatMap(({ place, kind = "addresses", level, organisation, note }) => {
    const more = [KINDS[kind], organisation ? VIEW + organisation : ""].filter(Boolean).join("; ");
    const judged = level ? LEVELS[level] : note && BEGINS_AS_LEVEL.test(note) ? NO_LEVEL : "";
    return [`${place}${more && ` (${more})`}`, judged, note].filter(Boolean).join(": ").split("\n");
  });

/** The answers of a column's lines, as `assessmentLines` wrote them or a person did; lines that name no place go on with the one above. */
export function readAssessment(lines: readonly string[]): { answers: FilledAnswer[]; unplaced: string[] } {
  const unplaced: string[] = [];
  const texts: string[] = [];
  for (const line of lines) {
    if (LINE.test(line) || SEVERAL.test(line)) texts.push(line);
    else if (texts.length > 0) texts.push(`${texts.pop()!}\n${line}`);
    else if (line.trim() !== "") unplaced.push(line.trim());
  }
  return { answers: texts.flatMap((text) => (SEVERAL.test(text) ? paragraphsOf(text) : readLine(text))), unplaced };
}

function readLine(text: string): FilledAnswer {
  const [, place = "", more = "", judged = "", note = ""] = LINE.exec(text) ?? [];
  const parts = more.split("; ");
  const kind = (Object.keys(KINDS) as LinkKind[]).find((one) => KINDS[one] !== "" && parts.includes(KINDS[one]));
  const organisation = parts.find((part) => part.startsWith(VIEW))?.slice(VIEW.length);
  const level = (Object.keys(LEVELS) as NonNullable<FilledAnswer["level"]>[]).find((one) => LEVELS[one] === judged);
  const said = note.trim();
  return { place, ...(kind && { kind }), ...(level && { level }), ...(organisation && { organisation }), ...(said && { note: said }) };
}
