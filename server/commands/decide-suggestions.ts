import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { isRefusal, Refusal } from "~/app/domain/refusal.js";
import { applyProposal } from "~/app/domain/threads/apply.js";
import { type Decision, DECISIONS, LIMITS } from "~/app/domain/threads/threads.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { decideSuggestion, lockSuggestion } from "~/db/suggestions.js";
import type { LiveDocuments, Trx } from "../collab/documents.js";

export const decideSuggestionsInput = z.object({
  threads: z.array(z.string().min(1).max(40)).min(1).max(LIMITS.changes),
  decision: z.enum(DECISIONS),
  /** For a single one whose words changed meanwhile: what its accepter saw there, and what shall stand there instead. */
  merge: z.object({ seen: z.string().max(LIMITS.quote), wording: z.string().max(LIMITS.proposed) }).optional(),
});
export type DecideSuggestionsInput = z.infer<typeof decideSuggestionsInput> & { submissionId: string };

/**
 * Accepts or refuses suggestions one after the other; their authors may withdraw theirs. An accepted one is made in the text as an edit
 * of the accepter's. One whose words changed meanwhile stays open; the first refusal is thrown when the others are done:
 * "suggestion-decided".
 */
export async function decideSuggestions(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  input: DecideSuggestionsInput,
): Promise<void> {
  const { submissionId, threads, decision } = input;
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const { documentId } = record.submission;
  assertMay(actor, decision === "withdrawn" ? "submission.suggest" : "submission.write", record.subject);
  let first: Refusal | null = null;
  for (const threadId of threads) {
    try {
      await decideOne(db, documents, actor, { ...input, documentId, threadId });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      first ??= error;
    }
  }
  documents.threadsChanged(documentId);
  if (first) throw first;
}

type One = Omit<DecideSuggestionsInput, "threads"> & { documentId: string; threadId: string };

async function decideOne(db: Kysely<Database>, documents: LiveDocuments, actor: Actor, one: One): Promise<void> {
  const { documentId, threadId, decision, merge } = one;
  const decide = (trx: Trx, what: Decision | null) => decideSuggestion(trx, threadId, what, actor.userId);
  const note = (trx: Trx, action: string, by: string) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action,
      subjectType: "submission",
      subjectId: one.submissionId,
      data: { threadId, by, merged: merge !== undefined },
    });
  // decided first, so that two who accept at once do not make it twice; outside of the edit, which takes a connection of its own
  const row = await db.transaction().execute(async (trx) => {
    const found = await lockSuggestion(trx, documentId, threadId);
    if (!found) throw new Refusal("not-found");
    if (decision === "withdrawn" && found.created_by !== actor.userId) throw new Refusal("forbidden");
    if (found.decision) throw new Refusal("suggestion-decided");
    await decide(trx, decision);
    await note(trx, `suggestion.${decision}`, found.created_by);
    return found;
  });
  if (decision !== "accepted") return;
  const change = { kind: row.kind, range: row.ranges[0]!, proposed: row.proposed };
  const wording = merge ?? { seen: row.base, wording: row.proposed };
  let made = false;
  const refused = await documents
    .edit(documentId, actor.userId, (doc) => {
      made = applyProposal(doc, { threadId, change }, wording);
    })
    .then(() => (made ? null : new Refusal("suggestion-decided")), refusedOnly);
  if (!refused) return;
  await db.transaction().execute(async (trx) => {
    await decide(trx, null);
    await note(trx, "suggestion.not-made", row.created_by);
  });
  throw refused;
}

function refusedOnly(error: unknown): Refusal {
  if (!isRefusal(error)) throw error;
  return error;
}
