import type { Kysely } from "kysely";
import { may } from "~/app/domain/access/may.js";
import { type PublishedSubmission, readReviewSlug, reviewSlug, SUMMARY_SLUG } from "~/app/domain/publication/publication.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import {
  type Publication,
  publicationAt,
  publicationFile,
  type PublicationHead,
  publicationHeads,
  publicationsOfReview,
  publicReviews,
} from "~/db/publications.js";
import { allReviews, type Review, reviewOfState } from "~/db/reviews.js";

export interface PublicReview {
  slug: string;
  stateName: string;
  stateCode: string;
  session: number;
  cycle: number;
}

/** A submission or the summary in a list; `facts` are null where it was withdrawn. */
export interface PublicPiece {
  slug: string;
  isSummary: boolean;
  language: string;
  edition: number;
  sha256: string;
  publishedAt: string;
  firstPublishedAt: string;
  withdrawn: { at: string; reason: string } | null;
  facts: Omit<PublishedSubmission, "document" | "kind"> | null;
  /** The same text in other languages. */
  languages: { slug: string; language: string }[];
}

const publicReview = (review: Review): PublicReview => ({
  slug: reviewSlug(review),
  stateName: review.stateName,
  stateCode: review.stateCode,
  session: review.session,
  cycle: review.cycle,
});

/** The language versions of a text: those that translate the same one, and that one. */
function languagesOf(head: PublicationHead, all: readonly PublicationHead[]): PublicPiece["languages"] {
  const original = head.translationOf ?? head.id;
  return all
    .filter((one) => one.id !== head.id && (one.id === original || one.translationOf === original) && !one.withdrawnAt)
    .map(({ slug, language }) => ({ slug, language }));
}

const piece = (head: PublicationHead, facts: PublicPiece["facts"], all: readonly PublicationHead[]): PublicPiece => ({
  slug: head.slug,
  isSummary: head.submissionId === "",
  language: head.language,
  edition: head.edition,
  sha256: head.hash,
  publishedAt: head.publishedAt.toISOString(),
  firstPublishedAt: head.firstPublishedAt.toISOString(),
  withdrawn: head.withdrawnAt && { at: head.withdrawnAt.toISOString(), reason: head.withdrawnReason },
  facts,
  languages: languagesOf(head, all),
});

/** The reviews of which something is or was public, the last changed first. For anybody. */
export async function publishedReviews(db: Kysely<Database>): Promise<(PublicReview & { changedAt: string })[]> {
  const changed = new Map((await publicReviews(db)).map(({ reviewId, changedAt }) => [reviewId, changedAt.toISOString()]));
  return (await allReviews(db))
    .flatMap((review) => {
      const changedAt = changed.get(review.id);
      return changedAt === undefined ? [] : [{ ...publicReview(review), changedAt }];
    })
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}

async function reviewAt(db: Kysely<Database>, slug: string): Promise<Review> {
  const named = readReviewSlug(slug);
  const review = named && (await reviewOfState(db, named.stateCode, named.session));
  if (!review) throw new Refusal("not-found");
  return review;
}

/** Everything public of a review. For anybody. Throws "not-found" where nothing ever was. */
export async function publishedReview(db: Kysely<Database>, slug: string): Promise<{ review: PublicReview; pieces: PublicPiece[] }> {
  const review = await reviewAt(db, slug);
  const all = await publicationsOfReview(db, review.id);
  if (all.length === 0) throw new Refusal("not-found");
  const collator = new Intl.Collator("en", { numeric: true });
  const pieces = all
    .map(({ facts, ...head }) => piece(head, facts?.kind === "submission" ? facts : null, all))
    .sort((a, b) => Number(b.isSummary) - Number(a.isSummary) || collator.compare(a.slug, b.slug));
  return { review: publicReview(review), pieces };
}

export interface PublishedPiece {
  review: PublicReview;
  piece: PublicPiece;
  /** Null where it was withdrawn. */
  content: Publication["content"];
  /** Addresses of the review's public submissions by their ids: where the summary's notes lead. */
  addresses: Record<string, string>;
}

/** A submission or the summary as it is public, or the word that it was withdrawn. For anybody. Throws "not-found" where it never was. */
export async function publishedPiece(db: Kysely<Database>, review: string, slug: string): Promise<PublishedPiece> {
  const found = await reviewAt(db, review);
  const one = await publicationAt(db, found.id, slug);
  if (!one) throw new Refusal("not-found");
  const heads = await publicationHeads(db, found.id);
  const { content: whole, ...head } = one;
  const content = may(null, "publication.read", { type: "publication", withdrawn: one.withdrawnAt !== null }) ? whole : null;
  const isSummary = slug === SUMMARY_SLUG;
  const isRead = (other: PublicationHead) => other.submissionId !== "" && !other.withdrawnAt;
  const facts = content?.kind === "submission" ? { ...content, document: undefined } : null;
  return {
    review: publicReview(found),
    piece: piece(head, facts, heads),
    content,
    addresses: isSummary ? Object.fromEntries(heads.filter(isRead).map((other) => [other.submissionId, other.slug])) : {},
  };
}

/** A file of what is public. For anybody. Throws "not-found", and "publication-withdrawn" where it was. */
export async function publishedFile(
  db: Kysely<Database>,
  review: string,
  slug: string,
  format: "docx" | "pdf",
): Promise<{ bytes: Uint8Array; review: Review; sha256: string; edition: number }> {
  const found = await reviewAt(db, review);
  const one = await publicationAt(db, found.id, slug);
  if (!one) throw new Refusal("not-found");
  const isPublic = may(null, "publication.read", { type: "publication", withdrawn: one.withdrawnAt !== null });
  const bytes = isPublic ? await publicationFile(db, one.id, format) : null;
  if (!bytes) throw new Refusal("publication-withdrawn");
  return { bytes, review: found, sha256: one.hash, edition: one.edition };
}
