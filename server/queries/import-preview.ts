import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import { compareImport, type Comparison } from "~/app/domain/recommendations/compare.js";
import { compareNumbers } from "~/app/domain/recommendations/recommendation.js";
import type { Database } from "~/db/database.js";
import { type ImportPreview, previewById } from "~/db/import-previews.js";
import { isSampleList, listsOfReview, recommendationsOfSymbol } from "~/db/recommendations.js";

export interface ComparedPreview extends Comparison {
  preview: ImportPreview;
  /** What is stored is a sample: what the file does not have goes. */
  replacesSample: boolean;
  /** The list belongs to the review already. */
  isListOfReview: boolean;
  /** Another outcome report, where that is the one which the file's sources of positions name most. */
  otherSymbol: string | null;
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
  const compared = compareImport(preview.rows, stored);
  const comparison: Comparison = {
    rows: [...compared.rows].sort((a, b) => compareNumbers(a.recommendation.number, b.recommendation.number)),
    absent: [...compared.absent].sort((a, b) => compareNumbers(a.number, b.number)),
  };
  const effects = {
    rows: comparison.rows.filter((row) => row.kind === "new" || row.kind === "changed"),
    removed: replacesSample ? comparison.absent.map((r) => r.number) : [],
  };
  return {
    preview,
    ...comparison,
    replacesSample,
    isListOfReview,
    otherSymbol: otherSymbol(preview),
    fingerprint: createHash("sha256").update(canonicalJson(effects)).digest("hex"),
  };
}

/** "A/HRC/43/15" of "A/HRC/43/15/Add.1 - Para. 3". */
const REPORT = /A\/HRC\/\d+\/\d+/;

function otherSymbol({ rows, symbol }: ImportPreview): string | null {
  const counts = new Map<string, number>();
  for (const { positionSource } of rows) {
    const named = REPORT.exec(positionSource)?.[0];
    if (named) counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[0] !== symbol ? most[0] : null;
}
