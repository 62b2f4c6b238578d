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
const LEVEL = `${[...Object.values(LEVELS), NO_LEVEL].join("|")}`;
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

/** The words of the column "Assessment/comments on level of implementation", a line or more per answer, as OHCHR's English lists have it. */
export const assessmentLines = (answers: readonly FilledAnswer[]): string[] =>
  answers.flatMap(({ place, kind = "addresses", level, organisation, note }) => {
    const more = [KINDS[kind], organisation && VIEW + organisation].filter(Boolean).join("; ");
    const judged = level ? LEVELS[level] : note && BEGINS_AS_LEVEL.test(note) ? NO_LEVEL : "";
    return [`${place}${more && ` (${more})`}`, judged, note].filter(Boolean).join(": ").split("\n");
  });

/** The answers of a column's lines, as `assessmentLines` wrote them or a person did; lines that name no place go on with the one above. */
export function readAssessment(lines: readonly string[]): { answers: FilledAnswer[]; unplaced: string[] } {
  const unplaced: string[] = [];
  const texts: string[] = [];
  for (const line of lines) {
    if (LINE.test(line)) texts.push(line);
    else if (texts.length > 0) texts[texts.length - 1] += `\n${line}`;
    else if (line.trim() !== "") unplaced.push(line.trim());
  }
  return { answers: texts.map(readLine), unplaced };
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
