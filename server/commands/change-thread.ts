import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { mentionsIn } from "~/app/domain/threads/threads.js";
import { recordEvent } from "~/db/audit.js";
import type { Database, Row } from "~/db/database.js";
import { submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { insertMessage, lockThread, peopleAround, setResolved } from "~/db/threads.js";
import type { LiveDocuments, Trx } from "../collab/documents.js";
import { messageBody } from "./start-thread.js";

const thread = z.string().min(1).max(40);
export const replyToThreadInput = z.object({ thread, body: messageBody });
export const resolveThreadInput = z.object({ thread, resolved: z.boolean() });

interface Opened {
  record: SubmissionRecord;
  row: Row<"thread">;
}

/** A change to one thread by somebody who may comment; refuses "not-found" and "forbidden". */
async function changeThread(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, thread: id }: { submissionId: string; thread: string },
  change: (trx: Trx, opened: Opened) => Promise<void>,
): Promise<void> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.comment", record.subject);
  const { documentId } = record.submission;
  await db.transaction().execute(async (trx) => {
    const row = await lockThread(trx, documentId, id);
    if (!row) throw new Refusal("not-found");
    await change(trx, { record, row });
  });
  documents.threadsChanged(documentId);
}

/** Answers in a thread; an answer in a resolved one opens it again. */
export async function replyToThread(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  input: z.infer<typeof replyToThreadInput> & { submissionId: string },
): Promise<void> {
  await changeThread(db, documents, actor, input, async (trx, { record, row }) => {
    const people = await peopleAround(trx, record.submission.documentId);
    const mentions = mentionsIn(
      input.body,
      people.filter(({ here }) => here),
    );
    await insertMessage(trx, { threadId: row.id, authorId: actor.userId, body: input.body, mentions });
    if (row.resolved_at) await setResolved(trx, row.id, null);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "comment.answered",
      subjectType: "submission",
      subjectId: input.submissionId,
      data: { threadId: row.id, mentions, reopened: row.resolved_at !== null },
    });
  });
}

/** Resolves a thread, or opens it again; what it is already changes nothing. */
export async function resolveThread(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  input: z.infer<typeof resolveThreadInput> & { submissionId: string },
): Promise<void> {
  await changeThread(db, documents, actor, input, async (trx, { row }) => {
    if ((row.resolved_at !== null) === input.resolved) return;
    await setResolved(trx, row.id, input.resolved ? actor.userId : null);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: input.resolved ? "comment.resolved" : "comment.reopened",
      subjectType: "submission",
      subjectId: input.submissionId,
      data: { threadId: row.id },
    });
  });
}
