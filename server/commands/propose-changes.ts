import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { readStyle } from "~/app/domain/document/block-style.js";
import { type Change, CHANGE_KINDS } from "~/app/domain/threads/changes.js";
import { blockTexts, LIMITS } from "~/app/domain/threads/threads.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { insertSuggestion } from "~/db/suggestions.js";
import { insertThread } from "~/db/threads.js";
import { locate } from "~/app/domain/document/anchors.js";
import type { LiveDocuments } from "../collab/documents.js";
import { anchorThread, quotedRange } from "./start-thread.js";

export const proposeChangesInput = z.object({
  changes: z
    .array(
      z
        .object({ kind: z.enum(CHANGE_KINDS), range: quotedRange, proposed: z.string().max(LIMITS.proposed) })
        .refine(({ kind, proposed }) => kind !== "style" || readStyle(proposed) !== null),
    )
    .min(1)
    .max(LIMITS.changes),
});
export type ProposeChangesInput = z.infer<typeof proposeChangesInput> & { submissionId: string };

/**
 * Keeps proposals beside the text, each a thread of its own with the words that it is about; nothing of the text changes until one is
 * accepted. All or none is taken: refuses "text-moved" when the words of one of them are gone by now.
 */
export async function proposeChanges(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, changes }: ProposeChangesInput,
): Promise<{ threadIds: string[] }> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.suggest", record.subject);
  const { documentId } = record.submission;
  const texts = blockTexts((await documents.read(documentId)).blocks);
  const placed = changes.map((change) => {
    const found = locate(texts, change.range);
    if (!found) throw new Refusal("text-moved");
    return { threadId: newId(), change: { ...change, range: { ...found, quote: change.range.quote } } satisfies Change };
  });
  await db.transaction().execute(async (trx) => {
    for (const { threadId, change } of placed) {
      const scope = change.kind === "replace" ? "range" : "block";
      await insertThread(trx, { id: threadId, documentId, scope, ranges: [change.range], createdBy: actor.userId });
      await insertSuggestion(trx, threadId, change);
    }
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "suggestions.made",
      subjectType: "submission",
      subjectId: submissionId,
      data: { threadIds: placed.map(({ threadId }) => threadId) },
    });
  });
  for (const { threadId, change } of placed) await anchorThread(documents, { documentId, threadId, userId: actor.userId }, [change.range]);
  documents.threadsChanged(documentId);
  return { threadIds: placed.map(({ threadId }) => threadId) };
}
