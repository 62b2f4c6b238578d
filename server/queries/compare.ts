import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { recommendationPairs, saidIn, sentencePairs, viewsOf } from "~/app/domain/desk/agreement.js";
import { shortName } from "~/app/domain/summary/stakeholders.js";
import type { Database } from "~/db/database.js";
import { filedOfReview } from "~/db/filings.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import { contentsOf } from "~/db/versions.js";
import { headOf } from "./desk.js";
import { reviewAtDesk } from "./summary.js";

/** Pairs that one page shows of each other submission. */
const MOST = 60;

/**
 * One submission beside another, or held against all others: who says the same, who contradicts, and which recommendations both speak of. Throws
 * "forbidden" and "not-found"; an id that no submission has is as if it were not given.
 */
export async function compareOnDesk(db: Kysely<Database>, actor: Actor, reviewId: string, one: string, other: string) {
  const review = await reviewAtDesk(db, actor, reviewId);
  const filed = await filedOfReview(db, reviewId);
  const left = filed.find(({ filingId }) => filingId === one);
  const right = filed.find(({ filingId }) => filingId === other && filingId !== one);
  const stakeholders = filed.map((entry) => ({
    filingId: entry.filingId,
    name: shortName(entry),
    title: entry.title,
    language: entry.language,
  }));
  const sourceOf = (filingId: string) => stakeholders.find((entry) => entry.filingId === filingId)!;
  const base = { review: headOf(review), stakeholders };
  if (!left) return { ...base, left: null, right: null, held: [] };
  const against = right ? [right] : filed.filter((entry) => entry !== left);
  const [texts, recommendations] = await Promise.all([
    contentsOf(
      db,
      [left, ...against].map(({ versionId }) => versionId),
    ),
    recommendationsOfReview(db, reviewId),
  ]);
  const own = texts.get(left.versionId)!;
  const said = saidIn(own);
  const views = viewsOf(own, recommendations);
  const held = against.flatMap(({ filingId, versionId }) => {
    const text = texts.get(versionId);
    if (!text) return [];
    const sentences = sentencePairs(said, saidIn(text)).slice(0, MOST);
    // against everybody only what is said of recommendations with a level is worth its room
    const shared = recommendationPairs(views, viewsOf(text, recommendations), recommendations).filter(
      ({ stance }) => right || stance !== "both",
    );
    return sentences.length + shared.length > 0 ? [{ source: sourceOf(filingId), sentences, shared: shared.slice(0, MOST) }] : [];
  });
  const shown = (entry: typeof left) => ({ ...sourceOf(entry.filingId), blocks: texts.get(entry.versionId)!.blocks });
  return { ...base, left: shown(left), right: right ? shown(right) : null, held };
}
