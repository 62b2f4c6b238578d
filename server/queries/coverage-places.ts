import {
  type Block,
  type BlockKind,
  type BlockTag,
  plainText,
  type RecommendationLink,
  type StructuredDocument,
} from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import type { Answer, AnswerForm, coverage } from "~/app/domain/mapping/coverage.js";
import type { CitedPoint } from "~/app/domain/mapping/points.js";

/** A place in the text, as a reader names it. */
export interface TextPlace {
  block: string;
  kind: BlockKind;
  /** Of the paragraph, or of the last one before a block without a number; null before the first. */
  paragraph: string | null;
}

export interface PlaceAnswer extends TextPlace {
  forms: AnswerForm[];
  link?: Pick<RecommendationLink, "kind" | "level" | "note" | "organisation">;
}

export interface ParagraphCoverage extends TextPlace {
  /** How it begins. */
  excerpt: string;
  answers: { symbol: string; number: string; forms: AnswerForm[] }[];
  points: { source: string; number: string }[];
  tags: Pick<BlockTag, "kind" | "value">[];
}

/** A point with the links to it, in the text's order. */
export interface AnsweredPoint extends Pick<CitedPoint, "source" | "point"> {
  answers: Answer[];
}

export const placed = ({ block, forms, link }: Answer, place: (block: string) => TextPlace): PlaceAnswer => ({
  ...place(block),
  forms,
  ...(link && { link: { kind: link.kind, level: link.level, note: link.note, organisation: link.organisation } }),
});

/** Where each block stands. */
export function placesOf(blocks: readonly Block[]): Map<string, TextPlace> {
  const numbering = number(blocks);
  const places = new Map<string, TextPlace>();
  let paragraph: string | null = null;
  for (const { id, kind } of blocks) {
    if (kind === "paragraph") paragraph = numbering.blocks.get(id) ?? paragraph;
    places.set(id, { block: id, kind, paragraph });
  }
  return places;
}

const EXCERPT = 140;

const excerpt = (block: Block): string => {
  const text = plainText(block.inline).replace(/\s+/gu, " ").trim();
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/\s+\S*$/u, "")} …` : text;
};

/** Every paragraph, and every other block that answers something, in the order of the text. */
export function byParagraph(
  { blocks, tags = [] }: StructuredDocument,
  entries: ReturnType<typeof coverage>["recommendations"],
  points: readonly AnsweredPoint[],
  place: (block: string) => TextPlace,
): ParagraphCoverage[] {
  const answers = new Map<string, ParagraphCoverage["answers"]>();
  for (const { recommendation, answers: places } of entries) {
    for (const { block, forms } of places) {
      answers.set(block, [...(answers.get(block) ?? []), { symbol: recommendation.symbol, number: recommendation.number, forms }]);
    }
  }
  const cited = new Map<string, ParagraphCoverage["points"]>();
  for (const { source, point, answers: places } of points)
    for (const { block } of places) cited.set(block, [...(cited.get(block) ?? []), { source: source.title, number: point.number }]);
  return blocks
    .filter((block) => block.kind === "paragraph" || answers.has(block.id) || cited.has(block.id))
    .map((block) => ({
      ...place(block.id),
      excerpt: excerpt(block),
      answers: answers.get(block.id) ?? [],
      points: cited.get(block.id) ?? [],
      tags: tags.filter((tag) => tag.block === block.id).map(({ kind, value }) => ({ kind, value })),
    }));
}
