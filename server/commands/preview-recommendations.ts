import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { deletePreviewsBefore, insertPreview } from "~/db/import-previews.js";
import { reviewById } from "~/db/reviews.js";
import { readMatrix } from "~/server/exchange/matrix/read-matrix.js";

/** The symbol of the outcome report whose recommendations a file holds: "A/HRC/32/8". */
export const previewInput = z.object({
  symbol: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^A(\/[A-Z0-9.]+){2,6}$/, "recommendation.error-symbol")
    .transform((symbol) =>
      symbol
        .replace(/ADD\./g, "Add.")
        .replace(/CORR\./g, "Corr.")
        .replace(/REV\./g, "Rev."),
    ),
});

const KEPT_FOR = 7 * 24 * 3_600_000;

/** Reads a matrix of recommendations and keeps what it holds beside the review, to be looked at before it is taken over. Nothing of the review changes. */
export async function previewRecommendations(
  db: Kysely<Database>,
  actor: Actor,
  input: { reviewId: string; symbol: string; fileName: string; bytes: Uint8Array },
): Promise<{ previewId: string }> {
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  const { reviewId, symbol, fileName, bytes } = input;
  if (!(await reviewById(db, reviewId))) throw new Refusal("not-found");
  const rows = readMatrix(bytes, { symbol, fileName });
  if (rows.length === 0) throw new Refusal("no-recommendations-found", { file: fileName });
  const previewId = newId();
  await db.transaction().execute(async (trx) => {
    await deletePreviewsBefore(trx, reviewId, new Date(Date.now() - KEPT_FOR));
    await insertPreview(trx, { id: previewId, reviewId, symbol, fileName, rows, createdBy: actor.userId });
  });
  return { previewId };
}
