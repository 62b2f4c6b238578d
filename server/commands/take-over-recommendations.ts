import type { Kysely, Transaction } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { decide, type Decisions, undecided } from "~/app/domain/recommendations/decide.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { type ImportPreview, previewById } from "~/db/import-previews.js";
import { addReviewList, deleteRecommendations, endSample, lockList, upsertRecommendations } from "~/db/recommendations.js";
import { insertSource, sourceOfFile } from "~/db/sources.js";
import { comparedPreview } from "~/server/queries/import-preview.js";

export interface TakenOver {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  unreadable: number;
  /** Points of a source that is no list of recommendations. */
  points: number;
  /** Id of the source that the file is now; empty where it added nothing. */
  source: string;
}

/**
 * Takes a read file over into the review: its recommendations by (symbol, number), its points as a source. Taking it over again changes nothing.
 * What the file is silent on stays; where it contradicts what is stored, `decisions` say which is kept (Refusal conflicts-undecided where one is missing).
 * Recommendations that the file does not have stay, unless the list was a sample. `fingerprint` is that of the comparison which the person saw; where it
 * no longer holds, because somebody else has changed the list since, the import is refused as a conflict. Administrators only.
 */
export async function takeOverRecommendations(
  db: Kysely<Database>,
  actor: Actor,
  {
    reviewId,
    previewId,
    fingerprint,
    decisions = { single: {} },
  }: { reviewId: string; previewId: string; fingerprint?: string; decisions?: Decisions },
): Promise<TakenOver> {
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  return db.transaction().execute(async (trx) => {
    const head = await previewById(trx, previewId);
    if (!head) throw new Refusal("not-found");
    const { symbol } = head;
    await lockList(trx, symbol || `${reviewId} ${head.hash}`);
    const compared = await comparedPreview(trx, previewId);
    if (!compared || compared.preview.reviewId !== reviewId) throw new Refusal("not-found");
    const { preview, rows, absent, replacesSample } = compared;
    const open = rows.filter((row) => row.kind === "new" || row.kind === "changed");
    const removals = replacesSample ? absent.map((recommendation) => recommendation.number) : [];
    const effective = open.length + removals.length > 0;
    if (effective && fingerprint !== undefined && fingerprint !== compared.fingerprint) throw new Refusal("conflict");
    const left = undecided(rows, decisions);
    if (left.length > 0) throw new Refusal("conflicts-undecided", { count: left.length });

    // a file that adds nothing is no source
    const { source, isNewSource } =
      open.length + preview.content.points.length > 0 ? await sourceFor(trx, preview, actor) : { source: "", isNewSource: false };
    const count = (kind: (typeof rows)[number]["kind"]) => rows.filter((row) => row.kind === kind).length;
    const counts: Omit<TakenOver, "source"> = {
      added: count("new"),
      changed: count("changed"),
      removed: removals.length,
      unchanged: count("unchanged"),
      unreadable: count("unreadable"),
      points: isNewSource ? preview.content.points.length : 0,
    };
    await upsertRecommendations(
      trx,
      open.map((row) => decide(row, decisions, source)),
      preview.fileName,
    );
    await deleteRecommendations(trx, symbol, removals);
    if (replacesSample) await endSample(trx, symbol);
    const isNewList = preview.content.rows.length > 0 && (await addReviewList(trx, reviewId, symbol));
    if (effective || isNewList || replacesSample || isNewSource) {
      const data = { symbol, fileName: preview.fileName, kind: preview.content.kind, ...counts };
      await recordEvent(trx, {
        actorId: actor.userId,
        action: "recommendations.taken-over",
        subjectType: "review",
        subjectId: reviewId,
        data,
      });
    }
    return { ...counts, source };
  });
}

/** The source that a file stands for in its review; the same file is the same source. */
async function sourceFor(
  trx: Transaction<Database>,
  preview: ImportPreview,
  actor: Actor,
): Promise<{ source: string; isNewSource: boolean }> {
  const { reviewId, hash, fileName, symbol, content } = preview;
  const known = await sourceOfFile(trx, reviewId, hash);
  if (known) return { source: known, isNewSource: false };
  const id = newId();
  const { kind, title, language } = content;
  await insertSource(
    trx,
    { id, reviewId, hash, kind, title, symbol, language: language ?? "", fileName, importedBy: actor.userId },
    content.points,
  );
  return { source: id, isNewSource: true };
}
