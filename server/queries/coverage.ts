import type { Kysely } from "kysely";
import { type Actor, may, type SubmissionState } from "~/app/domain/access/may.js";
import { type Block, type BlockKind, plainText, type RecommendationLink } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { type AnswerForm, coverage, isAnswered } from "~/app/domain/mapping/coverage.js";
import {
  facets,
  filterRecommendations,
  type RecommendationFacets,
  type RecommendationFilter,
} from "~/app/domain/recommendations/filter.js";
import type { Position, Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { listsOfReview, recommendationsOfReview } from "~/db/recommendations.js";
import { submissionById } from "~/db/submissions.js";
import type { LiveDocuments } from "~/server/collab/documents.js";

/** A place in the text, as a reader names it. */
export interface TextPlace {
  block: string;
  kind: BlockKind;
  /** Of the paragraph, or of the last one before a block without a number; null before the first. */
  paragraph: string | null;
}

export interface PlaceAnswer extends TextPlace {
  forms: AnswerForm[];
  link?: Pick<RecommendationLink, "kind" | "level">;
}

export interface ParagraphCoverage extends TextPlace {
  /** How it begins. */
  excerpt: string;
  answers: { symbol: string; number: string; forms: AnswerForm[] }[];
}

export interface CoverageFilter extends RecommendationFilter {
  answered: "answered" | "unanswered" | "";
}

export interface SubmissionCoverage {
  submission: { id: string; title: string; state: SubmissionState };
  review: { id: string; stateName: string; session: number };
  coalition: { id: string; name: string };
  total: number;
  answered: number;
  byPosition: { position: Position; total: number; answered: number }[];
  /** The review has several lists, so that a number alone does not name a recommendation. */
  severalLists: boolean;
  isSample: boolean;
  facets: RecommendationFacets;
  /** Those that pass the filter. */
  recommendations: { recommendation: Recommendation; answers: PlaceAnswer[] }[];
  paragraphs: ParagraphCoverage[];
  /** Numbers in the text that look like a recommendation's and are in no list of the review. */
  unknown: (TextPlace & { number: string })[];
}

/** Which prior recommendations the text as it stands now answers, where, and which not. Throws not-found and forbidden. */
export async function submissionCoverage(
  db: Kysely<Database>,
  documents: Pick<LiveDocuments, "read">,
  actor: Actor,
  submissionId: string,
  filter: CoverageFilter,
): Promise<SubmissionCoverage> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  if (!may(actor, "submission.read", record.subject)) throw new Refusal("forbidden");
  const { submission, review } = record;
  const [document, recommendations, lists] = await Promise.all([
    documents.read(submission.documentId),
    recommendationsOfReview(db, review.id),
    listsOfReview(db, review.id),
  ]);

  const covered = coverage(document, recommendations);
  const places = placesOf(document.blocks);
  const place = (block: string): TextPlace => places.get(block) ?? { block, kind: "paragraph", paragraph: null };
  const passing = new Set(filterRecommendations(recommendations, filter));
  const wanted = (entry: (typeof covered.recommendations)[number]) =>
    passing.has(entry.recommendation) && (filter.answered === "" || isAnswered(entry) === (filter.answered === "answered"));
  const found = facets(recommendations);
  return {
    submission: { id: submission.id, title: submission.title, state: submission.state },
    review: { id: review.id, stateName: review.stateName, session: review.session },
    coalition: { id: record.coalition.id, name: record.coalition.name },
    total: recommendations.length,
    answered: covered.recommendations.filter(isAnswered).length,
    byPosition: found.positions.map(({ value, count }) => ({
      position: value,
      total: count,
      answered: covered.recommendations.filter((entry) => entry.recommendation.position === value && isAnswered(entry)).length,
    })),
    severalLists: lists.length > 1,
    isSample: lists.some((list) => list.isSample),
    facets: found,
    recommendations: covered.recommendations.filter(wanted).map(({ recommendation, answers }) => ({
      recommendation,
      answers: answers.map(({ block, forms, link }) => ({
        ...place(block),
        forms,
        ...(link && { link: { kind: link.kind, level: link.level } }),
      })),
    })),
    paragraphs: byParagraph(document.blocks, covered.recommendations, place),
    unknown: covered.unknown.map((one) => ({ ...place(one.block), number: one.number })),
  };
}

function placesOf(blocks: readonly Block[]): Map<string, TextPlace> {
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
function byParagraph(
  blocks: readonly Block[],
  entries: ReturnType<typeof coverage>["recommendations"],
  place: (block: string) => TextPlace,
): ParagraphCoverage[] {
  const answers = new Map<string, ParagraphCoverage["answers"]>();
  for (const { recommendation, answers: places } of entries) {
    for (const { block, forms } of places) {
      answers.set(block, [...(answers.get(block) ?? []), { symbol: recommendation.symbol, number: recommendation.number, forms }]);
    }
  }
  return blocks
    .filter((block) => block.kind === "paragraph" || answers.has(block.id))
    .map((block) => ({ ...place(block.id), excerpt: excerpt(block), answers: answers.get(block.id) ?? [] }));
}
