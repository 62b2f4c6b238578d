import { type Kysely, sql, type Transaction } from "kysely";
import type { Published, PublishedSubmission, PublishedSummary } from "~/app/domain/publication/publication.js";
import type { Database, Row } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

/** What is known of a publication without its text and files. */
export interface PublicationHead {
  id: string;
  reviewId: string;
  /** Empty for the summary. */
  submissionId: string;
  slug: string;
  /** BCP 47. */
  language: string;
  translationOf: string | null;
  /** The numbers of its redacted paragraphs as they were typed; kept when it is withdrawn. */
  redaction: string;
  /** 1 at first, one more each time that it was published again. */
  edition: number;
  /** The text that it was made from; null for the summary. */
  versionId: string | null;
  /** SHA-256 of its content. */
  hash: string;
  publishedAt: Date;
  firstPublishedAt: Date;
  withdrawnAt: Date | null;
  withdrawnReason: string;
}

export interface Publication extends PublicationHead {
  /** Null where it was withdrawn. */
  content: Published | null;
}

const HEAD = [
  "id",
  "review_id",
  "submission_id",
  "slug",
  "language",
  "translation_of",
  "redaction",
  "edition",
  "version_id",
  "hash",
  "published_at",
  "first_published_at",
  "withdrawn_at",
  "withdrawn_reason",
] as const;

const headOf = (row: Pick<Row<"publication">, (typeof HEAD)[number]>): PublicationHead => ({
  id: row.id,
  reviewId: row.review_id,
  submissionId: row.submission_id,
  slug: row.slug,
  language: row.language,
  translationOf: row.translation_of,
  redaction: row.redaction,
  edition: row.edition,
  versionId: row.version_id,
  hash: row.hash,
  publishedAt: row.published_at,
  firstPublishedAt: row.first_published_at,
  withdrawnAt: row.withdrawn_at,
  withdrawnReason: row.withdrawn_reason,
});

/** What stands about it in a list: the content without its text. */
export type PublishedFacts = Omit<PublishedSubmission, "document"> | Pick<PublishedSummary, "kind">;

/** Everything of a review that is or was public, without texts, by address. */
export async function publicationsOfReview(db: Db, reviewId: string): Promise<(PublicationHead & { facts: PublishedFacts | null })[]> {
  const rows = await db
    .selectFrom("publication")
    .where("review_id", "=", reviewId)
    .select(HEAD)
    .select(sql<PublishedFacts | null>`content - 'document' - 'summary'`.as("facts"))
    .orderBy("slug")
    .execute();
  return rows.map((row) => ({ ...headOf(row), facts: row.facts }));
}

/** The same without any of it. */
export async function publicationHeads(db: Db, reviewId: string): Promise<PublicationHead[]> {
  const rows = await db.selectFrom("publication").where("review_id", "=", reviewId).select(HEAD).orderBy("slug").execute();
  return rows.map(headOf);
}

export async function publicationAt(db: Db, reviewId: string, slug: string): Promise<Publication | null> {
  const row = await db
    .selectFrom("publication")
    .where("review_id", "=", reviewId)
    .where("slug", "=", slug)
    .select([...HEAD, "content"])
    .executeTakeFirst();
  return row ? { ...headOf(row), content: row.content } : null;
}

export async function publicationById(db: Db, id: string): Promise<PublicationHead | null> {
  const row = await db.selectFrom("publication").where("id", "=", id).select(HEAD).executeTakeFirst();
  return row ? headOf(row) : null;
}

/** Of a submission; null where it never was public. */
export async function publicationOfSubmission(db: Db, submissionId: string): Promise<PublicationHead | null> {
  const row = await db.selectFrom("publication").where("submission_id", "=", submissionId).select(HEAD).executeTakeFirst();
  return row ? headOf(row) : null;
}

/** A file of what is public; null where it was withdrawn. */
export async function publicationFile(db: Db, id: string, format: "docx" | "pdf"): Promise<Uint8Array | null> {
  return (await db.selectFrom("publication").where("id", "=", id).select(format).executeTakeFirst())?.[format] ?? null;
}

/** The reviews of which something is or was public, with the time of the last change. */
export async function publicReviews(db: Db): Promise<{ reviewId: string; changedAt: Date }[]> {
  const rows = await db
    .selectFrom("publication")
    .select(({ fn }) => ["review_id", fn.max("published_at").as("changed_at")])
    .groupBy("review_id")
    .execute();
  return rows.map(({ review_id, changed_at }) => ({ reviewId: review_id, changedAt: changed_at }));
}

/** What becomes public, by whom and when. */
export interface NewEdition extends Omit<PublicationHead, "edition" | "firstPublishedAt" | "withdrawnAt" | "withdrawnReason"> {
  content: Published;
  docx: Uint8Array;
  pdf: Uint8Array;
  publishedBy: string;
}

/** Publishes, or publishes again in place of what stood: the address stays. The review is locked by the caller. Returns the edition's number. */
export async function putPublication(trx: Trx, one: NewEdition): Promise<number> {
  const values = {
    language: one.language,
    translation_of: one.translationOf,
    redaction: one.redaction,
    version_id: one.versionId,
    content: JSON.stringify(one.content),
    docx: one.docx,
    pdf: one.pdf,
    hash: one.hash,
    published_by: one.publishedBy,
    published_at: one.publishedAt,
    withdrawn_at: null,
    withdrawn_reason: "",
  };
  const { edition } = await trx
    .insertInto("publication")
    .values({
      id: one.id,
      review_id: one.reviewId,
      submission_id: one.submissionId,
      slug: one.slug,
      edition: 1,
      first_published_at: one.publishedAt,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(["review_id", "submission_id"]).doUpdateSet((e) => ({ ...values, edition: e("publication.edition", "+", 1) })),
    )
    .returning("edition")
    .executeTakeFirstOrThrow();
  return edition;
}

/** Takes text and files away and leaves the address saying why; false where that was done already. */
export async function withdrawPublication(trx: Trx, id: string, at: Date, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("publication")
    .set({ withdrawn_at: at, withdrawn_reason: reason, content: null, docx: null, pdf: null })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
