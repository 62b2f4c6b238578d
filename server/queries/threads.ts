import type { Kysely } from "kysely";
import { type Actor, assertMay, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Person, Suggestion, Thread } from "~/app/domain/threads/threads.js";
import type { Database, Row } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { suggestionsOf } from "~/db/suggestions.js";
import { messagesOf, peopleAround, threadsOf } from "~/db/threads.js";

export interface ThreadsOfSubmission {
  threads: Thread[];
  /** Everybody of the coalition: whom a comment can mention. */
  people: Person[];
  mayComment: boolean;
  maySuggest: boolean;
  /** Whether suggestions are this person's to accept or refuse. */
  mayDecide: boolean;
}

/** The comments on a submission's text, for the people of its coalition and nobody else. */
export async function threadsOfSubmission(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<ThreadsOfSubmission> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.follow", record.subject);
  const { documentId } = record.submission;
  const [threads, messages, people, suggested] = await Promise.all([
    threadsOf(db, documentId),
    messagesOf(db, documentId),
    peopleAround(db, documentId),
    suggestionsOf(db, documentId),
  ]);
  const suggestions = new Map(suggested.map((row) => [row.thread_id, row]));
  const byId = new Map(people.map(({ userId, name, organisation }) => [userId, { userId, name, organisation }]));
  const person = (userId: string): Person => byId.get(userId) ?? { userId, name: "", organisation: "" };
  return {
    threads: threads.map(({ id, created_by, created_at, scope, ranges, resolved_by: by, resolved_at: at }) => ({
      id,
      author: person(created_by),
      at: created_at.toISOString(),
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
      suggestion: presented(suggestions.get(id), (userId) => person(userId).name),
    })),
    people: people.filter(({ here }) => here).map(({ userId }) => person(userId)),
    mayComment: may(actor, "submission.comment", record.subject),
    maySuggest: may(actor, "submission.suggest", record.subject),
    mayDecide: may(actor, "submission.write", record.subject),
  };
}

function presented(row: Row<"suggestion"> | undefined, nameOf: (userId: string) => string): Suggestion | null {
  if (!row) return null;
  const { kind, proposed, decision, decided_by: by, decided_at: at } = row;
  return { kind, proposed, decided: decision && by && at ? { decision, by: nameOf(by), at: at.toISOString() } : null };
}
