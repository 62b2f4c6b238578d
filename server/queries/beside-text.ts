import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { anchorsIn, type QuotedRange } from "~/app/domain/document/anchors.js";
import type { Block } from "~/app/domain/document/document.js";
import { blockTexts, type Person, rangesOf, type Thread } from "~/app/domain/threads/threads.js";
import type { Database } from "~/db/database.js";
import type { SubmissionRecord } from "~/db/submissions.js";
import { loadDocument } from "../collab/log.js";
import type { BesideText } from "../exchange/submission-file.js";
import { threadsOfSubmission } from "./threads.js";

/** What stands beside a text, at the places where its words stand now, for the people of the coalition. Throws "not-found" and "forbidden". */
export async function besideText(
  db: Kysely<Database>,
  actor: Actor,
  { submission }: SubmissionRecord,
  blocks: readonly Block[],
): Promise<BesideText> {
  const { threads } = await threadsOfSubmission(db, actor, submission.id);
  const marks = anchorsIn((await loadDocument(db, submission.documentId)).content.doc);
  const texts = blockTexts(blocks);
  /** The stretches with the words that stand there; those that stand nowhere keep the words that they were about. */
  const placed = (thread: Thread): QuotedRange[] => {
    const now = rangesOf(thread, marks, texts).flatMap(({ block, start, end }) => {
      const text = texts.get(block);
      return text === undefined ? [] : [{ block, start, end, quote: text.slice(start, end) }];
    });
    return now.length > 0 ? now : thread.ranges.map((range) => ({ ...range, block: "" }));
  };
  return {
    comments: threads.flatMap((thread) => {
      const messages = thread.messages
        .filter(({ body }) => body !== "")
        .map(({ author, body, at }) => ({ author: signed(author), body, at }));
      if (messages.length === 0 || thread.suggestion?.decided) return [];
      return [{ messages, scope: thread.scope, ranges: placed(thread), resolved: thread.resolved !== null }];
    }),
    suggestions: threads.flatMap((thread) => {
      const { suggestion, author, at, ranges } = thread;
      const place = placed(thread)[0];
      if (!suggestion || suggestion.decided || !place) return [];
      const { kind, proposed } = suggestion;
      // the words that it is about: where others stand by now, it is shown and not made
      return [{ author: signed(author), at, change: { kind, proposed, range: { ...place, quote: ranges[0]?.quote ?? "" } } }];
    }),
  };
}

const signed = ({ name, organisation }: Person): string => (organisation === "" ? name : `${name} (${organisation})`);
