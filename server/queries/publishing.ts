import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { reviewSlug } from "~/app/domain/publication/publication.js";
import { Refusal } from "~/app/domain/refusal.js";
import { isUncited, shortName } from "~/app/domain/summary/stakeholders.js";
import type { Database } from "~/db/database.js";
import { filedOfReview } from "~/db/filings.js";
import { type PublicationHead, publicationHeads } from "~/db/publications.js";
import { summaryOf } from "~/db/summaries.js";
import { headOf } from "./desk.js";
import { reviewAtDesk } from "./summary.js";

/** How a submission, or the summary, stands with the public. */
export interface Publicity {
  id: string;
  slug: string;
  edition: number;
  publishedAt: string;
  withdrawnAt: string | null;
  translationOf: string | null;
  redaction: string;
  /** Another text stands filed than the one that is public. */
  isOutdated: boolean;
}

const publicity = (head: PublicationHead | undefined, versionId: string | null): Publicity | null =>
  head
    ? {
        id: head.id,
        slug: head.slug,
        edition: head.edition,
        publishedAt: head.publishedAt.toISOString(),
        withdrawnAt: head.withdrawnAt?.toISOString() ?? null,
        translationOf: head.translationOf,
        redaction: head.redaction,
        isOutdated: versionId !== null && head.versionId !== versionId,
      }
    : null;

/** What of a review is public and what could be, for who publishes. Throws "forbidden" and "not-found". */
export async function publishingView(db: Kysely<Database>, actor: Actor, reviewId: string) {
  if (!may(actor, "review.publish", { type: "review" })) throw new Refusal("forbidden");
  const review = await reviewAtDesk(db, actor, reviewId);
  const [filed, heads, summary] = await Promise.all([filedOfReview(db, reviewId), publicationHeads(db, reviewId), summaryOf(db, reviewId)]);
  const bySubmission = new Map(heads.map((head) => [head.submissionId, head]));
  const standing = new Set(filed.map(({ submissionId }) => submissionId));
  return {
    review: headOf(review),
    address: `/public/${reviewSlug(review)}`,
    summary: { exists: summary !== null, public: publicity(bySubmission.get(""), null) },
    submissions: filed.map((one) => ({
      filingId: one.filingId,
      submissionId: one.submissionId,
      name: shortName(one),
      title: one.title,
      isNamed: !isUncited(one),
      public: publicity(bySubmission.get(one.submissionId), one.versionId),
    })),
    /** Public, though nothing of it stands filed any more. */
    orphans: heads
      .filter((head) => head.submissionId !== "" && !head.withdrawnAt && !standing.has(head.submissionId))
      .map((head) => publicity(head, null)!),
  };
}
