import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { type PublishedSummary, SUMMARY_SLUG } from "~/app/domain/publication/publication.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { publicationAt, putPublication } from "~/db/publications.js";
import { lockReview } from "~/db/reviews.js";
import type { WrittenDocuments } from "../collab/documents.js";
import { writtenSummary } from "../queries/summary.js";
import { summaryFile } from "./export-summary.js";
import { contentHash } from "./publish-submissions.js";

export const publishSummarySchema = z.object({ confirm: z.literal("yes", "publishing.error-confirm") });

/** Makes the summary public as it is written at `now`, or again in place of what stood. Throws "forbidden" and "not-found". */
export async function publishSummary(
  db: Kysely<Database>,
  documents: Pick<WrittenDocuments, "look">,
  actor: Actor,
  { reviewId, now }: { reviewId: string; now: Date },
): Promise<void> {
  if (!may(actor, "review.publish", { type: "review" })) throw new Refusal("forbidden");
  const { printed: summary } = await writtenSummary(db, documents, actor, reviewId);
  const content: PublishedSummary = { kind: "summary", summary };
  const file = { summary, date: now };
  const [docx, pdf] = [await summaryFile("docx", file), await summaryFile("pdf", file)];
  const hash = contentHash(content);
  await db.transaction().execute(async (trx) => {
    await lockReview(trx, reviewId);
    const before = await publicationAt(trx, reviewId, SUMMARY_SLUG);
    const edition = await putPublication(trx, {
      id: before?.id ?? newId(),
      reviewId,
      submissionId: "",
      slug: SUMMARY_SLUG,
      language: "en",
      translationOf: null,
      redaction: "",
      versionId: null,
      content,
      docx: docx.bytes,
      pdf: pdf.bytes,
      hash,
      publishedBy: actor.userId,
      publishedAt: now,
    });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "summary.published",
      subjectType: "review",
      subjectId: reviewId,
      data: { edition, hash, words: summary.words },
    });
  });
}
