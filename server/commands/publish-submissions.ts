import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { countDocument } from "~/app/domain/document/words.js";
import { type Published, type PublishedSubmission, readParagraphs, redact, slugOf } from "~/app/domain/publication/publication.js";
import { Refusal } from "~/app/domain/refusal.js";
import { isUncited, shortName } from "~/app/domain/summary/stakeholders.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { type FiledSubmission, filedOfReview } from "~/db/filings.js";
import { publicationHeads, putPublication } from "~/db/publications.js";
import { lockReview, type Review } from "~/db/reviews.js";
import { versionById } from "~/db/versions.js";
import { exporters } from "../exchange/export.js";
import { fileLabels } from "../exchange/file-labels.js";
import type { SubmissionFile } from "../exchange/submission-file.js";
import { many } from "../http/forms.js";
import { canonicalHash } from "../sha256.js";

/** Publishing is an explicit act: somebody says that they have looked. */
export const publishSubmissionsSchema = z.object({
  filings: many(z.string().min(1)).refine((filings) => filings.length > 0, { message: "publishing.error-choose" }),
  confirm: z.literal("yes", "publishing.error-confirm"),
  /** Numbers of paragraphs to be taken out, "7, 9-11"; for one submission alone. */
  redact: z.string().trim().max(500).default(""),
  /** Id of the publication that it translates; empty for none. */
  translationOf: z.string().default(""),
});
export type PublishSubmissionsInput = Pick<z.infer<typeof publishSubmissionsSchema>, "filings" | "redact" | "translationOf"> & {
  reviewId: string;
  now: Date;
};

export const contentHash = (content: Published): string => canonicalHash(content);

/**
 * Makes submissions public as they stand filed, without contacts, addresses and letters, or publishes them again in place of what stood. Each gets its
 * address at the first time and keeps it. All or none. Throws "forbidden", "not-found", "publication-unnamed" and "publication-paragraphs".
 */
export async function publishSubmissions(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId, filings, redact: typed, translationOf, now }: PublishSubmissionsInput,
): Promise<{ slugs: string[] }> {
  if (!may(actor, "review.publish", { type: "review" })) throw new Refusal("forbidden");
  return db.transaction().execute(async (trx) => {
    const review = await lockReview(trx, reviewId);
    if (!review) throw new Refusal("not-found");
    const filed = new Map((await filedOfReview(trx, reviewId)).map((one) => [one.filingId, one]));
    const known = await publicationHeads(trx, reviewId);
    const inUse = new Set(known.map(({ slug }) => slug));
    const original = translationOf === "" ? null : known.find(({ id, submissionId }) => id === translationOf && submissionId !== "");
    if (original === undefined) throw new Refusal("not-found");
    const slugs: string[] = [];
    for (const filingId of filings) {
      const one = filed.get(filingId);
      const version = one && (await versionById(trx, one.versionId));
      if (!version) throw new Refusal("not-found");
      if (isUncited(one)) throw new Refusal("publication-unnamed", { title: one.title });
      const { numbers, unknown } = readParagraphs(typed, version.content.blocks);
      if (unknown.length > 0) throw new Refusal("publication-paragraphs", { title: one.title, numbers: unknown.join(", ") });
      const before = known.find(({ submissionId }) => submissionId === one.submissionId);
      const { cover, ...text } = version.content;
      const content: PublishedSubmission = {
        kind: "submission",
        name: shortName(one),
        title: one.title,
        submitter: one.kind,
        language: one.language,
        organisations: (cover.organisations.length > 0
          ? cover.organisations
          : one.organisations.map((own) => ({ website: "", ...own }))
        ).map(({ name, acronym, website }) => ({ name, acronym, website })),
        words: one.words,
        filedAt: one.filedAt.toISOString(),
        ...redact(text, numbers, fileLabels(one.language).redacted),
      };
      const name = original && original.id !== before?.id ? `${original.slug}-${one.language}` : content.name;
      const slug = before?.slug ?? slugOf(name, inUse);
      inUse.add(slug);
      const file = asFile(content, version.content, one, review);
      const [docx, pdf] = [await exporters.docx.write(file), await exporters.pdf.write(file)];
      const hash = contentHash(content);
      const edition = await putPublication(trx, {
        id: before?.id ?? newId(),
        reviewId,
        submissionId: one.submissionId,
        slug,
        language: one.language,
        translationOf: original && original.id !== before?.id ? original.id : null,
        redaction: typed,
        versionId: one.versionId,
        content,
        docx: docx.bytes,
        pdf: pdf.bytes,
        hash,
        publishedBy: actor.userId,
        publishedAt: now,
      });
      await recordEvent(trx, {
        actorId: actor.userId,
        action: "submission.published",
        subjectType: one.received ? "received" : "submission",
        subjectId: one.submissionId,
        data: { reviewId, slug, edition, hash, versionId: one.versionId, redacted: content.redacted.length },
      });
      slugs.push(slug);
    }
    return { slugs };
  });
}

/** The published text as a file of its own: with nothing that the page does not show. */
function asFile(
  { document, organisations, title, language }: PublishedSubmission,
  whole: SubmissionFile["document"],
  { kind, filedAt }: FiledSubmission,
  { stateName, session, cycle }: Review,
): SubmissionFile {
  const named = organisations.map((one) => ({ ...one, address: "", description: "" }));
  const cover = { title, keywords: whole.cover.keywords, contact: "", letter: "", organisations: named };
  const printed = { schema: whole.schema, cover, ...document, links: [] };
  return {
    document: printed,
    title,
    kind,
    language,
    review: { stateName, session, cycle },
    organisations: named,
    words: countDocument(printed).body,
    date: filedAt,
    frozen: true,
  };
}
