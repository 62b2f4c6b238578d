import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Person, Thread } from "~/app/domain/threads/threads.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { messagesOf, peopleAround, threadsOf } from "~/db/threads.js";

export interface ThreadsOfSubmission {
  threads: Thread[];
  /** Everybody of the coalition: whom a comment can mention. */
  people: Person[];
  mayComment: boolean;
}

/** The comments on a submission's text, for the people of its coalition and nobody else. */
export async function threadsOfSubmission(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<ThreadsOfSubmission> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  if (!may(actor, "submission.follow", record.subject)) throw new Refusal("forbidden");
  const { documentId } = record.submission;
  const [threads, messages, people] = await Promise.all([
    threadsOf(db, documentId),
    messagesOf(db, documentId),
    peopleAround(db, documentId),
  ]);
  const byId = new Map(people.map(({ userId, name, organisation }) => [userId, { userId, name, organisation }]));
  const person = (userId: string): Person => byId.get(userId) ?? { userId, name: "", organisation: "" };
  return {
    threads: threads.map(({ id, scope, ranges, resolved_by: by, resolved_at: at }) => ({
      id,
      scope,
      ranges,
      messages: messages
        .filter(({ thread_id }) => thread_id === id)
        .map((message) => ({
          id: message.id,
          author: person(message.author_id),
          body: message.body,
          mentions: message.mentions,
          at: message.created_at.toISOString(),
        })),
      resolved: by && at ? { by: person(by).name, at: at.toISOString() } : null,
    })),
    people: people.filter(({ here }) => here).map(({ userId }) => person(userId)),
    mayComment: may(actor, "submission.comment", record.subject),
  };
}
