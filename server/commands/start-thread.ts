import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { anchor, type BlockTexts, locate, type QuotedRange } from "~/app/domain/document/anchors.js";
import { newId } from "~/app/domain/document/document.js";
import { isRefusal, Refusal } from "~/app/domain/refusal.js";
import { blockTexts, LIMITS, mentionsIn } from "~/app/domain/threads/threads.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { insertMessage, insertThread, peopleAround } from "~/db/threads.js";
import type { LiveDocuments } from "../collab/documents.js";

export const messageBody = z.string().trim().min(1).max(LIMITS.body);
const place = z.number().int().min(0).max(10_000_000);
export const quotedRange = z.object({ block: z.string().min(1).max(40), start: place, end: place, quote: z.string().max(LIMITS.quote) });
const quotedRanges = z.array(quotedRange).min(1).max(LIMITS.ranges);

export const startThreadInput = z.object({ scope: z.enum(["range", "block"]), ranges: quotedRanges, body: messageBody });
export type StartThreadInput = z.infer<typeof startThreadInput> & { submissionId: string };

/**
 * Begins a thread about a stretch of the text. The server marks the text in the commenter's name, so people who may not write comment
 * too, and nobody's undo takes a comment's place away. A frozen text is not marked: there the quoted words say the place. Refuses
 * "text-moved" when the text that was pointed at is gone.
 */
export async function startThread(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, scope, ranges, body }: StartThreadInput,
): Promise<{ threadId: string }> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.comment", record.subject);
  const { documentId } = record.submission;
  const placed = placeAnew(ranges, blockTexts((await documents.read(documentId)).blocks));
  const threadId = newId();
  const mentions = mentionsIn(
    body,
    (await peopleAround(db, documentId)).filter(({ here }) => here),
  );
  await db.transaction().execute(async (trx) => {
    await insertThread(trx, {
      id: threadId,
      documentId,
      scope: placed.whole ? "block" : scope,
      ranges: placed.ranges,
      createdBy: actor.userId,
    });
    await insertMessage(trx, { threadId, authorId: actor.userId, body, mentions });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "comment.started",
      subjectType: "submission",
      subjectId: submissionId,
      data: { threadId, mentions },
    });
  });
  await anchorThread(documents, { documentId, threadId, userId: actor.userId }, placed.ranges);
  documents.threadsChanged(documentId);
  return { threadId };
}

/** Where the quoted words stand by now. Where others changed them meanwhile, the comment is about the whole block: it is not lost. */
export function placeAnew(ranges: readonly QuotedRange[], texts: BlockTexts): { ranges: QuotedRange[]; whole: boolean } {
  let whole = false;
  const placed = ranges.flatMap((range) => {
    const found = locate(texts, range);
    if (found) return [{ ...found, quote: range.quote }];
    const text = texts.get(range.block);
    if (text === undefined) return [];
    whole = true;
    return [{ block: range.block, start: 0, end: text.length, quote: range.quote }];
  });
  if (placed.length === 0) throw new Refusal("text-moved");
  return { ranges: placed, whole };
}

/** Marks the text of a thread that is stored; a text that takes no edits stays as it is, and the quoted words say the place. */
export async function anchorThread(
  documents: LiveDocuments,
  { documentId, threadId, userId }: { documentId: string; threadId: string; userId: string },
  ranges: readonly QuotedRange[],
): Promise<void> {
  try {
    await documents.edit(documentId, userId, (doc) => anchor(doc, threadId, ranges));
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
