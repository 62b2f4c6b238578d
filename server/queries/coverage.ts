import type { Kysely } from "kysely";
import { type Actor, assertMay, may, type SubmissionState } from "~/app/domain/access/may.js";
import type { RecommendationLink } from "~/app/domain/document/document.js";
import { type CitedPoint, findPoints, pointCoverage, pointGroup } from "~/app/domain/mapping/points.js";
import { type Answer, coverage, isAnswered } from "~/app/domain/mapping/coverage.js";
import {
  type Against,
  ANSWER_STATUSES,
  type AnswerStatus,
  drawPicture,
  type Entry,
  groupsOf,
  type Grouping,
  type Picture,
  sectionsOf,
  statusOf,
} from "~/app/domain/mapping/picture.js";
import { filterRecommendations, type RecommendationFacets, type RecommendationFilter } from "~/app/domain/recommendations/filter.js";
import type { Position, Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { listsOfReview } from "~/db/recommendations.js";
import { submissionById } from "~/db/submissions.js";
import type { LiveDocuments } from "~/server/collab/documents.js";
import {
  type AnsweredPoint,
  byParagraph,
  type ParagraphCoverage,
  type PlaceAnswer,
  placed,
  placesOf,
  type TextPlace,
} from "./coverage-places.js";
import { preparedLists } from "./prepared-lists.js";

export const ANSWERED = ["answered", "unanswered", "several", "contradictory"] as const;

export interface CoverageFilter extends RecommendationFilter {
  answered: (typeof ANSWERED)[number] | "";
  /** Answered in the section of this heading; "start" for what stands before the first. */
  section: string;
  /** Answered in the view of this organisation; "together" for the coalition's. */
  organisation: string;
  /** Points only: those of a source under a heading, as `pointGroup` names them. */
  group: string;
  /** How many are left out before those that are shown. */
  from: number;
}

/** Recommendations or points shown at once: three hundred with their words are too long a page for a phone and a slow line. */
export const SHOWN_AT_ONCE = 100;

/** How the picture is drawn. */
export interface PictureWanted {
  by: Grouping;
  against: Against;
}

/** What is shown: only that is put together. */
export type CoverageView = "recommendations" | "paragraphs" | "points" | PictureWanted;

/** A point of another source with the places that cite it. */
export interface CoveredPoint extends Pick<CitedPoint, "source" | "point"> {
  status: AnswerStatus;
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
  /** Those that pass the filter, a part of them at a time. */
  points: CoveredPoint[];
  /** Which part, of how many points or recommendations that pass the filter. */
  shown: { from: number; size: number; of: number };
  /** Of all points of other sources. */
  pointsTotal: number;
  pointsCited: number;
  pointGroups: string[];
  byPosition: { position: Position; total: number; answered: number }[];
  /** The review has several lists, so that a number alone does not name a recommendation. */
  severalLists: boolean;
  isSample: boolean;
  facets: RecommendationFacets;
  mayLink: boolean;
  /** Those that pass the filter, a part of them at a time. */
  recommendations: {
    recommendation: Pick<Recommendation, "symbol" | "number" | "text" | "position">;
    status: AnswerStatus;
    answers: PlaceAnswer[];
  }[];
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
  assertMay(actor, "submission.read", record.subject);
  const { submission, review } = record;
  const [document, { recommendations, sources, facets }, lists] = await Promise.all([
    documents.read(submission.documentId),
    preparedLists(db, review.id),
    listsOfReview(db, review.id),
  ]);

  const covered = coverage(document, recommendations);
  const places = placesOf(document.blocks);
  const place = (block: string): TextPlace => places.get(block) ?? { block, kind: "paragraph", paragraph: null };
  const passing = new Set<Recommendation>(filterRecommendations(recommendations, filter));
  const { sections, of: sectionOf } = sectionsOf(document.blocks);
  const inColumn = {
    sections: ({ block }: { block: string }) => sectionOf.get(block) ?? null,
    organisations: ({ link }: { link?: RecommendationLink }) => link?.organisation ?? null,
  };
  const answeredAsWanted = (entry: { answers: readonly Answer[] }) =>
    isStatus(entry, filter.answered) &&
    (filter.section === "" || entry.answers.some((one) => (inColumn.sections(one) ?? "start") === filter.section)) &&
    (filter.organisation === "" || entry.answers.some((one) => (inColumn.organisations(one) ?? "together") === filter.organisation));
  const shown = covered.recommendations.filter((entry) => passing.has(entry.recommendation) && answeredAsWanted(entry));
  const order = new Map(document.blocks.map(({ id }, i) => [id, i]));
  const points = pointCoverage(document.links, sources).points.map(({ source, point, links }): AnsweredPoint => {
    const inOrder = [...links].sort((a, b) => order.get(a.block)! - order.get(b.block)!);
    return { source, point, answers: inOrder.map((link) => ({ block: link.block, forms: ["link"], link })) };
  });
  const named = new Set(sources.flatMap((source) => findPoints(source, filter.query)));
  const shownPoints = points.filter(
    (entry) => named.has(entry.point) && (filter.group === "" || pointGroup(entry) === filter.group) && answeredAsWanted(entry),
  );
  const matching = view === "points" ? shownPoints.length : shown.length;
  const from = filter.from < matching ? filter.from : 0;
  const part = <T>(all: readonly T[]) => all.slice(from, from + SHOWN_AT_ONCE);
  return {
    submission: { id: submission.id, title: submission.title, state: submission.state },
    review: { id: review.id, stateName: review.stateName, session: review.session },
    coalition: { id: record.coalition.id, name: record.coalition.name },
    total: recommendations.length,
    answered: covered.recommendations.filter(isAnswered).length,
    statuses: statusesOf(covered.recommendations),
    picture:
      typeof view === "object"
        ? drawPicture(
            view.by === "source" ? shownPoints.map(entryOfPoint) : shown.map((entry) => entryOf(entry, view.by)),
            view.by,
            view.against === "sections" ? sections : organisationsOf(document.links),
            inColumn[view.against],
          )
        : null,
    points: (view === "points" ? part(shownPoints) : []).map(({ source, point, answers }) => ({
      source,
      point,
      status: statusOf({ answers }),
      answers: answers.map((one) => placed(one, place)),
    })),
    shown: { from, size: SHOWN_AT_ONCE, of: matching },
    pointsTotal: points.length,
    pointsCited: points.filter(isAnswered).length,
    pointGroups: [...new Set(points.map(pointGroup))],
    byPosition: facets.positions.map(({ value, count }) => ({
      position: value,
      total: count,
      answered: covered.recommendations.filter((entry) => entry.recommendation.position === value && isAnswered(entry)).length,
    })),
    severalLists: lists.length > 1,
    mayLink: may(actor, "submission.link", record.subject),
    isSample: lists.some((list) => list.isSample),
    facets,
    recommendations: (view === "recommendations" ? part(shown) : []).map(
      ({ recommendation: { symbol, number, text, position }, answers }) => ({
        recommendation: { symbol, number, text, position },
        status: statusOf({ answers }),
        answers: answers.map((one) => placed(one, place)),
      }),
    ),
    paragraphs: view === "paragraphs" ? byParagraph(document, covered.recommendations, points, place) : [],
    unknown: covered.unknown.map((one) => ({ ...place(one.block), number: one.number })),
  };
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

const entryOf = ({ recommendation, answers }: ReturnType<typeof coverage>["recommendations"][number], by: Grouping): Entry => ({
  symbol: recommendation.symbol,
  number: recommendation.number,
  groups: groupsOf(recommendation, by),
  answers,
});

const entryOfPoint = (one: AnsweredPoint): Entry => ({
  symbol: one.source.key,
  number: one.point.number,
  groups: [pointGroup(one)],
  answers: one.answers,
});
