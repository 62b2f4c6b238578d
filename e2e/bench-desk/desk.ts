import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import * as Y from "yjs";
import { newId } from "~/app/domain/document/document.js";
import { countDocument } from "~/app/domain/document/words.js";
import { ensureGuidelineSets } from "~/server/commands/ensure-guideline-sets.js";
import type { Database } from "~/db/database.js";
import { addReviewList, upsertRecommendations } from "~/db/recommendations.js";
import { hashDocument } from "~/server/collab/log.js";
import { madeList } from "../bench-mapping/made.js";
import { madeSubmission } from "./made.js";

const EMPTY_STATE = Y.encodeStateAsUpdate(new Y.Doc());
/** What a Word file of a submission weighs with its pictures. Bytes. */
export const ORIGINAL = 400_000;

/** A review with so many submissions as if they had come by mail; `original` is what each file weighs. */
export async function fillReview(
  db: Kysely<Database>,
  userId: string,
  { state, session, count, original }: { state: string; session: number; count: number; original: number },
): Promise<string> {
  const reviewId = newId();
  const set = await db.selectFrom("guideline_set").where("cycle", "=", 4).select("id").executeTakeFirstOrThrow();
  await db
    .insertInto("review")
    .values({
      id: reviewId,
      state_code: state,
      state_name: `State ${state}`,
      session,
      cycle: 4,
      opens_at: null,
      deadline: new Date("2030-01-01T00:00:00Z"),
      guideline_set_id: set.id,
    })
    .execute();
  for (let from = 0; from < count; from += 50) {
    const rows = Array.from({ length: Math.min(50, count - from) }, (_, i) => {
      const content = madeSubmission(from + i + 1);
      return { content, id: newId(), documentId: newId(), versionId: newId(), words: countDocument(content), seed: from + i + 1 };
    });
    await db
      .insertInto("document")
      .values(rows.map(({ documentId }) => ({ id: documentId, schema_version: 1 })))
      .execute();
    await db
      .insertInto("version")
      .values(
        rows.map(({ content, versionId, documentId, words }) => ({
          id: versionId,
          document_id: documentId,
          seq: 0,
          content: JSON.stringify(content),
          state: EMPTY_STATE,
          hash: hashDocument(content),
          words: JSON.stringify(words),
          created_by: userId,
        })),
      )
      .execute();
    await db
      .insertInto("received")
      .values(
        rows.map(({ id, versionId, content, words, seed }) => ({
          id,
          review_id: reviewId,
          version_id: versionId,
          kind: seed % 3 === 0 ? ("joint" as const) : ("individual" as const),
          title: content.cover.title,
          language: "en",
          words: words.body,
          organisations: JSON.stringify(content.cover.organisations.map(({ name, acronym }) => ({ name, acronym }))),
          file_name: `submission-${String(seed)}.docx`,
          file: Buffer.alloc(original, seed % 251),
          file_hash: createHash("sha256").update(id).digest("hex"),
          warnings: "[]",
          received_by: userId,
          received_at: new Date(Date.UTC(2026, 0, 1) + seed * 60_000),
          acronym: seed % 3 === 0 ? "" : `C${String(seed)}`,
          js_number: seed % 3 === 0 ? seed : null,
        })),
      )
      .execute();
  }
  return reviewId;
}

/** The rest of the world: 193 States in four cycles, each with a submission and a list of recommendations of its own. */
export async function fillLibrary(db: Kysely<Database>, userId: string): Promise<void> {
  await ensureGuidelineSets(db);
  for (let state = 1; state <= 193; state++)
    for (let cycle = 1; cycle <= 4; cycle++)
      await fillReview(db, userId, { state: `S${String(state).padStart(3, "0")}`, session: cycle * 13 - 7, count: 1, original: 10_000 });
}

export async function addList(db: Kysely<Database>, reviewId: string, count: number): Promise<void> {
  const list = madeList(count);
  await db.transaction().execute(async (trx) => {
    await addReviewList(trx, reviewId, "A/HRC/32/8");
    await upsertRecommendations(trx, list, "bench");
  });
}
