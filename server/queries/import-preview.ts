import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import { compareImport, type Comparison } from "~/app/domain/recommendations/compare.js";
import type { Database } from "~/db/database.js";
import { type ImportPreview, previewById } from "~/db/import-previews.js";
import { isSampleList, listsOfReview, recommendationsOfSymbol } from "~/db/recommendations.js";

export interface ComparedPreview extends Comparison {
  preview: ImportPreview;
  /** What is stored is a sample: what the file does not have goes. */
  replacesSample: boolean;
  /** The list belongs to the review already. */
  isListOfReview: boolean;
  /** Stands for everything that taking over would do now; it changes as soon as that does. */
  fingerprint: string;
}

/** A matrix that was read, compared with what is stored at this moment; null where there is no such preview (any more). */
export async function comparedPreview(db: Kysely<Database>, previewId: string): Promise<ComparedPreview | null> {
  const preview = await previewById(db, previewId);
  if (!preview) return null;
  const stored = await recommendationsOfSymbol(db, preview.symbol);
  const replacesSample = await isSampleList(db, preview.symbol);
  const isListOfReview = (await listsOfReview(db, preview.reviewId)).some((list) => list.symbol === preview.symbol);
  const comparison = compareImport(preview.rows, stored);
  const effects = {
    rows: comparison.rows.filter((row) => row.kind === "new" || row.kind === "changed"),
    removed: replacesSample ? comparison.absent.map((r) => r.number) : [],
  };
  return {
    preview,
    ...comparison,
    replacesSample,
    isListOfReview,
    fingerprint: createHash("sha256").update(canonicalJson(effects)).digest("hex"),
  };
}
