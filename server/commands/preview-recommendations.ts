import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import type { ColumnRole, ReadSource } from "~/app/domain/recommendations/source.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { deletePreviewsBefore, insertPreview, previewById, previewBytes, replacePreviewContent } from "~/db/import-previews.js";
import { recommendationsOfSymbol } from "~/db/recommendations.js";
import { reviewById } from "~/db/reviews.js";
import { readSource, type SourceOptions } from "~/server/exchange/sources/read-source.js";
import { sha256 } from "../sha256.js";

/** The symbol of the outcome report whose recommendations a file holds: "A/HRC/32/8"; empty where the file says it, or holds none. */
export const previewInput = z.object({
  symbol: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(A(\/[A-Z0-9.]+){2,6})?$/, "recommendation.error-symbol")
    .transform((symbol) =>
      symbol
        .replace(/ADD\./g, "Add.")
        .replace(/CORR\./g, "Corr.")
        .replace(/REV\./g, "Rev."),
    ),
});

const KEPT_FOR = 7 * 24 * 3_600_000;
/** A matrix is read with the symbol that was typed; a table by it chooses its rows. */
const chosen = (symbol: string): Pick<SourceOptions, "symbol"> => (symbol === "" ? {} : { symbol });

/** Reads a file as a source of a review and keeps what it holds beside the review, to be looked at before it is taken over. Nothing of the review changes. */
export async function previewRecommendations(
  db: Kysely<Database>,
  actor: Actor,
  input: { reviewId: string; symbol: string; fileName: string; bytes: Uint8Array },
): Promise<{ previewId: string }> {
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  const { reviewId, fileName, bytes } = input;
  const review = await reviewById(db, reviewId);
  if (!review) throw new Refusal("not-found");
  const stored = input.symbol === "" ? [] : await recommendationsOfSymbol(db, input.symbol);
  const waiting = stored.filter(({ position }) => position === "under consideration").map(({ number }) => number.split(".")[0]!);
  const content = await readSource(bytes, {
    fileName,
    state: review.stateName,
    openParagraphs: [...new Set(waiting)],
    ...chosen(input.symbol),
  });
  if (content.rows.length + content.points.length === 0 && !content.columns)
    throw new Refusal("no-recommendations-found", { file: fileName });
  const symbol = symbolOf(input.symbol, content);
  const previewId = newId();
  const hash = sha256(bytes);
  await db.transaction().execute(async (trx) => {
    await deletePreviewsBefore(trx, reviewId, new Date(Date.now() - KEPT_FOR));
    await insertPreview(
      trx,
      { id: previewId, reviewId, symbol, fileName, content, hash, createdBy: actor.userId },
      content.columns ? bytes : null,
    );
  });
  return { previewId };
}

/** What was typed, else what the file says of itself. Refuses recommendations that belong to no report. */
function symbolOf(typed: string, content: ReadSource): string {
  if (typed !== "") return typed;
  if (content.rows.length > 0 && !content.symbol) throw new Refusal("symbol-missing");
  return content.symbol ?? "";
}

/** Reads a table anew with the columns as a person understands them. */
export async function correctColumns(
  db: Kysely<Database>,
  actor: Actor,
  input: { previewId: string; columns: Readonly<Record<string, ColumnRole>> },
): Promise<void> {
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  const [preview, bytes] = await Promise.all([previewById(db, input.previewId), previewBytes(db, input.previewId)]);
  const review = preview && (await reviewById(db, preview.reviewId));
  if (!preview || !bytes || !review) throw new Refusal("not-found");
  const { fileName, symbol } = preview;
  const content = await readSource(bytes, { fileName, state: review.stateName, ...chosen(symbol), columns: input.columns });
  await db.transaction().execute((trx) => replacePreviewContent(trx, input.previewId, content));
}
