import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { publicationById, withdrawPublication as withdraw } from "~/db/publications.js";

export const withdrawPublicationSchema = z.object({
  publicationId: z.string().min(1),
  /** Stands on the public page in place of the text. */
  reason: z.string().trim().min(1, "publishing.error-reason").max(500),
});
export type WithdrawPublicationInput = z.infer<typeof withdrawPublicationSchema> & { reviewId: string; now: Date };

/** Takes what is public back: text and files go at once, the address says when and why. Throws "forbidden", "not-found", and "conflict" where it was withdrawn already. */
export async function withdrawPublication(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId, publicationId, reason, now }: WithdrawPublicationInput,
): Promise<void> {
  if (!may(actor, "review.publish", { type: "review" })) throw new Refusal("forbidden");
  await db.transaction().execute(async (trx) => {
    const published = await publicationById(trx, publicationId);
    if (published?.reviewId !== reviewId) throw new Refusal("not-found");
    if (!(await withdraw(trx, publicationId, now, reason))) throw new Refusal("conflict");
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "publication.withdrawn",
      subjectType: published.submissionId === "" ? "review" : "submission",
      subjectId: published.submissionId || reviewId,
      data: { slug: published.slug, edition: published.edition },
    });
  });
}
