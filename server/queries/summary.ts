import type { Kysely } from "kysely";
import { encodeStateAsUpdate } from "yjs";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { carry } from "~/app/domain/document/carried.js";
import { plainText } from "~/app/domain/document/document.js";
import { placesOf } from "~/app/domain/summary/places.js";
import { printSummary } from "~/app/domain/summary/print-summary.js";
import { bySource, shortName } from "~/app/domain/summary/stakeholders.js";
import type { Summary, SummaryRequest, SummarySource } from "~/app/domain/summary/summary.js";
import type { SummaryText } from "~/app/domain/summary/text.js";
import { readSummaryText } from "~/app/domain/summary/text-yjs.js";
import type { Database } from "~/db/database.js";
import { filedOfReview } from "~/db/filings.js";
import { listsOfReview, recommendationsOfReview } from "~/db/recommendations.js";
import { type Review, reviewById } from "~/db/reviews.js";
import { summaryOf } from "~/db/summaries.js";
import { contentsOf, versionById } from "~/db/versions.js";
import type { WrittenDocuments } from "../collab/documents.js";

/** The review, for who works at the reviewers' desk. Throws "forbidden" and "not-found". */
export async function reviewAtDesk(db: Kysely<Database>, actor: Actor, reviewId: string): Promise<Review> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  const review = await reviewById(db, reviewId);
  if (!review) throw new Refusal("not-found");
  return review;
}

/** Everything that a summary is made from, as it stands filed now. */
export async function summaryRequest(db: Kysely<Database>, review: Review): Promise<SummaryRequest> {
  const { stateName, stateCode, session, cycle } = review;
  const filed = await filedOfReview(db, review.id);
  const [texts, recommendations] = await Promise.all([
    contentsOf(
      db,
      filed.map(({ versionId }) => versionId),
    ),
    recommendationsOfReview(db, review.id),
  ]);
  const submissions = filed.flatMap(
    ({ submissionId, versionId, acronym, jsNumber, kind, standing, attachedTo, title, language }): SummarySource[] => {
      const document = texts.get(versionId);
      if (!document) return [];
      const { organisations } = document.cover;
      const grouped = { aStatus: standing === "a-status", regional: standing === "regional", attachedTo };
      return [{ id: submissionId, acronym, jsNumber, kind, ...grouped, title, language, organisations, document }];
    },
  );
  return { review: { stateName, stateCode, session, cycle }, submissions, recommendations };
}

/** The summary as people have written it, and what it is printed from. Throws "forbidden" and "not-found". */
export async function writtenSummary(
  db: Kysely<Database>,
  documents: Pick<WrittenDocuments, "look">,
  actor: Actor,
  reviewId: string,
): Promise<{ request: SummaryRequest; text: SummaryText; printed: Summary }> {
  const review = await reviewAtDesk(db, actor, reviewId);
  const row = await summaryOf(db, reviewId);
  if (!row) throw new Refusal("not-found");
  const request = await summaryRequest(db, review);
  const text = await documents.look(row.documentId, (doc) => readSummaryText(doc));
  return { request, text, printed: printSummary(text, request) };
}

/** What the page of the summary shows before anybody types. Throws "forbidden" and "not-found". */
export async function summaryDesk(db: Kysely<Database>, documents: Pick<WrittenDocuments, "look">, actor: Actor, reviewId: string) {
  const review = await reviewAtDesk(db, actor, reviewId);
  const [row, request, lists] = await Promise.all([summaryOf(db, reviewId), summaryRequest(db, review), listsOfReview(db, reviewId)]);
  const written = row && {
    ...row,
    ...(await documents.look(row.documentId, (doc) => ({ text: readSummaryText(doc), carried: carry(encodeStateAsUpdate(doc)) }))),
  };
  return {
    review: { ...request.review, id: reviewId },
    sources: [...request.submissions].sort(bySource).map((source) => ({
      id: source.id,
      name: shortName(source),
      title: source.title,
      places: placesOf(source.document),
    })),
    recommendations: [...(request.recommendations ?? [])],
    sampleSymbols: lists.filter((list) => list.isSample).map((list) => list.symbol),
    written: written && {
      documentId: written.documentId,
      unplaced: written.unplaced
        .filter(
          ({ submission, block }) => !written.text.citations.some((one) => one.submission === submission && one.blocks.includes(block)),
        )
        .filter(({ submission }) => request.submissions.some(({ id }) => id === submission)),
      compiledAt: written.compiledAt?.toISOString() ?? null,
      text: written.carried,
      printed: printSummary(written.text, request),
    },
  };
}

/** The blocks of a filed submission that a summary can cite. Throws "forbidden" and "not-found". */
export async function citableParagraphs(db: Kysely<Database>, actor: Actor, reviewId: string, submissionId: string) {
  const review = await reviewAtDesk(db, actor, reviewId);
  const filed = (await filedOfReview(db, review.id)).find((one) => one.submissionId === submissionId);
  const version = filed && (await versionById(db, filed.versionId));
  if (!version) throw new Refusal("not-found");
  const places = placesOf(version.content);
  return version.content.blocks
    .filter(({ id, inline }) => places[id] && plainText(inline).trim() !== "")
    .map(({ id, inline }) => ({ block: id, text: plainText(inline), ...places[id] }));
}
