import type { Kysely } from "kysely";
import { compareImport, type Comparison } from "~/app/domain/recommendations/compare.js";
import { compareNumbers } from "~/app/domain/recommendations/recommendation.js";
import type { Database } from "~/db/database.js";
import { type ImportPreview, previewById } from "~/db/import-previews.js";
import { isSampleList, listsOfReview, recommendationsOfSymbol } from "~/db/recommendations.js";
import { sourceOfFile } from "~/db/sources.js";
import { canonicalHash } from "../sha256.js";

export interface ComparedPreview extends Comparison {
  preview: ImportPreview;
  /** What is stored is a sample: what the file does not have goes. */
  replacesSample: boolean;
  /** The list belongs to the review already; true where the file holds no recommendations. */
  isListOfReview: boolean;
  /** The file was taken over before. */
  isKnownFile: boolean;
  /** Another outcome report, where that is the one which the file itself, or its sources of positions, name most. */
  otherSymbol: string | null;
  /** Stands for everything that taking over would do now; it changes as soon as that does. */
  fingerprint: string;
}

/** A file that was read, compared with what is stored at this moment; null where there is no such preview (any more). */
export async function comparedPreview(db: Kysely<Database>, previewId: string): Promise<ComparedPreview | null> {
  const preview = await previewById(db, previewId);
  if (!preview) return null;
  const { symbol, content } = preview;
  const hasRows = content.rows.length > 0;
  const stored = hasRows ? await recommendationsOfSymbol(db, symbol) : [];
  // an addendum or a list of themes alone takes nothing's place
  const replacesSample = content.rows.some((row) => row.number !== "" && row.text) && (await isSampleList(db, symbol));
  const isListOfReview = !hasRows || (await listsOfReview(db, preview.reviewId)).some((list) => list.symbol === symbol);
  const compared = compareImport(content.rows, stored, { symbol, language: content.language ?? "en", replaces: replacesSample });
  const comparison: Comparison = {
    rows: [...compared.rows].sort((a, b) => compareNumbers(a.recommendation.number, b.recommendation.number)),
    absent: [...compared.absent].sort((a, b) => compareNumbers(a.number, b.number)),
  };
  const effects = {
    rows: comparison.rows.flatMap((row) =>
      row.kind === "new" || row.kind === "changed" ? [{ number: row.recommendation.number, differences: row.differences }] : [],
    ),
    removed: replacesSample ? comparison.absent.map((r) => r.number) : [],
  };
  return {
    preview,
    ...comparison,
    replacesSample,
    isListOfReview,
    isKnownFile: (await sourceOfFile(db, preview.reviewId, preview.hash)) !== null,
    otherSymbol: otherSymbol(preview),
    fingerprint: canonicalHash(effects),
  };
}

/** "A/HRC/43/15" of "A/HRC/43/15/Add.1 - Para. 3". */
const REPORT = /A\/HRC\/\d+\/\d+/;

function otherSymbol({ content, symbol }: ImportPreview): string | null {
  if (content.rows.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { positionSource = "", symbol: own = "" } of content.rows) {
    const named = REPORT.exec(positionSource)?.[0] ?? REPORT.exec(own)?.[0];
    if (named) counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const named = content.kind === "matrix" ? most?.[0] : (content.symbol ?? most?.[0]);
  return named && named !== symbol ? named : null;
}
