import type { Kysely } from "kysely";
import { type Actor, may, type SubmissionState } from "~/app/domain/access/may.js";
import {
  type Block,
  type BlockKind,
  type BlockTag,
  plainText,
  type RecommendationLink,
  type StructuredDocument,
} from "~/app/domain/document/document.js";
import { pointsOfReview } from "./points.js";
import { number } from "~/app/domain/document/numbering.js";
import { type CitableSource, type CitedPoint, type PointCoverage, pointCoverage } from "~/app/domain/mapping/points.js";
import { type AnswerForm, coverage, isAnswered } from "~/app/domain/mapping/coverage.js";
import {
  type Against,
  ANSWER_STATUSES,
  type AnswerStatus,
  drawPicture,
  type Grouping,
  type Picture,
  sectionsOf,
  statusOf,
} from "~/app/domain/mapping/picture.js";
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
  link?: Pick<RecommendationLink, "kind" | "level" | "note" | "organisation">;
}

export interface ParagraphCoverage extends TextPlace {
  /** How it begins. */
  excerpt: string;
  answers: { symbol: string; number: string; forms: AnswerForm[] }[];
  points: { source: string; number: string }[];
  tags: Pick<BlockTag, "kind" | "value">[];
}

export const ANSWERED = ["answered", "unanswered", "several", "contradictory"] as const;

export interface CoverageFilter extends RecommendationFilter {
  answered: (typeof ANSWERED)[number] | "";
  /** Answered in the section of this heading; "start" for what stands before the first. */
  section: string;
  /** Answered in the view of this organisation; "together" for the coalition's. */
  organisation: string;
}

/** How the picture is drawn. */
export interface PictureWanted {
  by: Grouping;
  against: Against;
}

/** What is shown: only that is put together. */
export type CoverageView = "recommendations" | "paragraphs" | "points" | PictureWanted;

/** A point of another source with the places that cite it. */
export interface CoveredPoint {
  source: CitedPoint["source"];
  point: CitedPoint["point"];
  answers: PlaceAnswer[];
}

export interface SubmissionCoverage {
  submission: { id: string; title: string; state: SubmissionState };
  review: { id: string; stateName: string; session: number };
  coalition: { id: string; name: string };
  total: number;
  answered: number;
  statuses: Record<AnswerStatus, number>;
  picture: Picture | null;
  points: CoveredPoint[];
  byPosition: { position: Position; total: number; answered: number }[];
  /** The review has several lists, so that a number alone does not name a recommendation. */
  severalLists: boolean;
  isSample: boolean;
  facets: RecommendationFacets;
  mayLink: boolean;
  /** Those that pass the filter. */
  recommendations: { recommendation: Recommendation; status: AnswerStatus; answers: PlaceAnswer[] }[];
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
  view: CoverageView = "recommendations",
): Promise<SubmissionCoverage> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  if (!may(actor, "submission.read", record.subject)) throw new Refusal("forbidden");
  const { submission, review } = record;
  const [document, recommendations, lists, sources] = await Promise.all([
    documents.read(submission.documentId),
    recommendationsOfReview(db, review.id),
    listsOfReview(db, review.id),
    view === "points" || view === "paragraphs" ? pointsOfReview(db, review.id) : [],
  ]);

  const covered = coverage(document, recommendations);
  const places = placesOf(document.blocks);
  const place = (block: string): TextPlace => places.get(block) ?? { block, kind: "paragraph", paragraph: null };
  const passing = new Set(filterRecommendations(recommendations, filter));
  const { sections, of: sectionOf } = sectionsOf(document.blocks);
  const inColumn = {
    sections: ({ block }: { block: string }) => sectionOf.get(block) ?? null,
    organisations: ({ link }: { link?: RecommendationLink }) => link?.organisation ?? null,
  };
  const passes = (entry: (typeof covered.recommendations)[number]) =>
    passing.has(entry.recommendation) &&
    isStatus(entry, filter.answered) &&
    (filter.section === "" || entry.answers.some((one) => (inColumn.sections(one) ?? "start") === filter.section)) &&
    (filter.organisation === "" || entry.answers.some((one) => (inColumn.organisations(one) ?? "together") === filter.organisation));
  const shown = covered.recommendations.filter(passes);
  const found = facets(recommendations);
  return {
    submission: { id: submission.id, title: submission.title, state: submission.state },
    review: { id: review.id, stateName: review.stateName, session: review.session },
    coalition: { id: record.coalition.id, name: record.coalition.name },
    total: recommendations.length,
    answered: covered.recommendations.filter(isAnswered).length,
    statuses: statusesOf(covered.recommendations),
    picture:
      typeof view === "object"
        ? drawPicture(shown, view.by, view.against === "sections" ? sections : organisationsOf(document.links), inColumn[view.against])
        : null,
    points: view === "points" ? coveredPoints(document, sources, place) : [],
    byPosition: found.positions.map(({ value, count }) => ({
      position: value,
      total: count,
      answered: covered.recommendations.filter((entry) => entry.recommendation.position === value && isAnswered(entry)).length,
    })),
    severalLists: lists.length > 1,
    mayLink: may(actor, "submission.link", record.subject),
    isSample: lists.some((list) => list.isSample),
    facets: found,
    recommendations: (view === "recommendations" ? shown : []).map(({ recommendation, answers }) => ({
      recommendation,
      status: statusOf({ answers }),
      answers: answers.map(({ block, forms, link }) => ({
        ...place(block),
        forms,
        ...(link && { link: judgement(link) }),
      })),
    })),
    paragraphs: view === "paragraphs" ? byParagraph(document, covered.recommendations, pointCoverage(document.links, sources), place) : [],
    unknown: covered.unknown.map((one) => ({ ...place(one.block), number: one.number })),
  };
}

const judgement = ({ kind, level, note, organisation }: RecommendationLink): PlaceAnswer["link"] => ({ kind, level, note, organisation });

/** Every point with the places that cite it, in the text's order. */
function coveredPoints(
  document: StructuredDocument,
  sources: readonly CitableSource[],
  place: (block: string) => TextPlace,
): CoveredPoint[] {
  const order = new Map(document.blocks.map(({ id }, i) => [id, i]));
  return pointCoverage(document.links, sources).points.map(({ source, point, links }) => ({
    source,
    point,
    answers: [...links]
      .sort((a, b) => order.get(a.block)! - order.get(b.block)!)
      .map((link) => ({ ...place(link.block), forms: ["link"], link: judgement(link) })),
  }));
}

const isStatus = (entry: Parameters<typeof statusOf>[0], wanted: CoverageFilter["answered"]): boolean =>
  wanted === "" ||
  (wanted === "answered" || wanted === "unanswered" ? isAnswered(entry) === (wanted === "answered") : statusOf(entry) === wanted);

function statusesOf(entries: readonly Parameters<typeof statusOf>[0][]): Record<AnswerStatus, number> {
  const statuses = entries.map(statusOf);
  return Object.fromEntries(ANSWER_STATUSES.map((status) => [status, statuses.filter((one) => one === status).length])) as Record<
    AnswerStatus,
    number
  >;
}

/** The organisations whose view the links give, and the coalition together. */
const organisationsOf = (links: readonly RecommendationLink[]): Picture["columns"] => [
  ...[...new Set(links.flatMap(({ organisation }) => organisation ?? []))].sort().map((name) => ({ id: name, title: name })),
  { id: null, title: "" },
];

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
  { blocks, tags = [] }: StructuredDocument,
  entries: ReturnType<typeof coverage>["recommendations"],
  { points }: PointCoverage,
  place: (block: string) => TextPlace,
): ParagraphCoverage[] {
  const answers = new Map<string, ParagraphCoverage["answers"]>();
  for (const { recommendation, answers: places } of entries) {
    for (const { block, forms } of places) {
      answers.set(block, [...(answers.get(block) ?? []), { symbol: recommendation.symbol, number: recommendation.number, forms }]);
    }
  }
  const cited = new Map<string, ParagraphCoverage["points"]>();
  for (const { source, point, links } of points)
    for (const { block } of links) cited.set(block, [...(cited.get(block) ?? []), { source: source.title, number: point.number }]);
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
