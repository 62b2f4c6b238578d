import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { previewById } from "~/db/import-previews.js";
import { addReviewList, deleteRecommendations, endSample, lockList, upsertRecommendations } from "~/db/recommendations.js";
import { comparedPreview } from "~/server/queries/import-preview.js";

export interface TakenOver {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  unreadable: number;
}

/**
 * Takes a read matrix over into the review's list, by (symbol, number): taking it over again changes nothing. Recommendations that the file does not have stay,
 * unless the list was a sample. `fingerprint` is that of the comparison which the person saw; where it no longer holds, because somebody else has changed the
 * list since, the import is refused as a conflict. Administrators only.
 */
export async function takeOverRecommendations(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId, previewId, fingerprint }: { reviewId: string; previewId: string; fingerprint?: string },
): Promise<TakenOver> {
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  return db.transaction().execute(async (trx) => {
    const symbol = (await previewById(trx, previewId))?.symbol;
    if (!symbol) throw new Refusal("not-found");
    await lockList(trx, symbol);
    const compared = await comparedPreview(trx, previewId);
    if (!compared || compared.preview.reviewId !== reviewId) throw new Refusal("not-found");
    const { preview, rows, absent, replacesSample } = compared;
    const writes = rows.flatMap((row) => (row.kind === "new" || row.kind === "changed" ? [row.recommendation] : []));
    const removals = replacesSample ? absent.map((recommendation) => recommendation.number) : [];
    const count = (kind: (typeof rows)[number]["kind"]) => rows.filter((row) => row.kind === kind).length;
    const counts = {
      added: count("new"),
      changed: count("changed"),
      removed: removals.length,
      unchanged: count("unchanged"),
      unreadable: count("unreadable"),
    };

    const effective = writes.length + removals.length > 0;
    if (effective && fingerprint !== undefined && fingerprint !== compared.fingerprint) throw new Refusal("conflict");
    await upsertRecommendations(trx, writes, preview.fileName);
    await deleteRecommendations(trx, symbol, removals);
    if (replacesSample) await endSample(trx, symbol);
    const isNewList = await addReviewList(trx, reviewId, symbol);
    if (effective || isNewList || replacesSample) {
      const data = { symbol, fileName: preview.fileName, ...counts };
      await recordEvent(trx, {
        actorId: actor.userId,
        action: "recommendations.taken-over",
        subjectType: "review",
        subjectId: reviewId,
        data,
      });
    }
    return counts;
  });
}
