import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { LIMITS } from "~/app/domain/threads/threads.js";
import { translator } from "~/app/i18n/index.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { coalitionForSubmission, insertImportWarnings, insertSubmission } from "~/db/submissions.js";
import { insertSuggestion } from "~/db/suggestions.js";
import { insertMessage, insertThread, setResolved } from "~/db/threads.js";
import { createDocument } from "../collab/log.js";
import type { ImportedComment, ImportedSuggestion } from "../exchange/imported.js";

export const createSubmissionSchema = z.object({
  coalitionId: z.string().min(1),
  kind: z.enum(SUBMITTER_KINDS),
  title: z.string().trim().min(1).max(300),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
});

/** What an importer was not sure of; `params` fill the catalogue's message of the code. */
export interface CreationWarning {
  code: string;
  params: Record<string, string | number>;
  block?: string;
}

export type CreateSubmissionInput = z.infer<typeof createSubmissionSchema> & {
  /** From a template or an imported file; without it the text begins empty. */
  document?: StructuredDocument;
  warnings?: readonly CreationWarning[];
  /** What a file held beside its text. */
  comments?: readonly ImportedComment[];
  suggestions?: readonly ImportedSuggestion[];
};

/** What a file need not tell, for it is known: the title was asked for, the organisations are the coalition's. */
const KNOWN_WITHOUT_FILE = new Set(["title-not-found", "organisations-not-found"]);

const emptyDocument = (): StructuredDocument => ({ schema: SCHEMA_VERSION, cover: emptyCover(), blocks: [], notes: [], links: [] });

/** Starts a submission of a coalition to the coalition's review, in the state draft; the text's cover bears the submission's title. */
export async function createSubmission(
  db: Kysely<Database>,
  actor: Actor,
  input: CreateSubmissionInput,
): Promise<{ submissionId: string; documentId: string }> {
  const { coalitionId, kind, title, language, document = emptyDocument(), warnings = [], comments = [], suggestions = [] } = input;
  const submissionId = newId();
  return db.transaction().execute(async (trx) => {
    const coalition = await coalitionForSubmission(trx, coalitionId);
    if (!coalition) throw new Refusal("not-found");
    assertMay(actor, "submission.create", { type: "coalition", places: coalition.places });
    const cover = { ...document.cover, title };
    const documentId = await createDocument(trx, { ...document, cover });
    await insertSubmission(trx, {
      id: submissionId,
      coalitionId,
      reviewId: coalition.reviewId,
      kind,
      title,
      language,
      documentId,
      createdBy: actor.userId,
    });
    const open = warnings.filter(({ code }) => !KNOWN_WITHOUT_FILE.has(code));
    await insertImportWarnings(trx, submissionId, open);
    await keepThreads(trx, documentId, actor.userId, comments, suggestions);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.created",
      subjectType: "submission",
      subjectId: submissionId,
      data: {
        coalitionId,
        reviewId: coalition.reviewId,
        kind,
        language,
        documentId,
        imported: input.document !== undefined,
        warnings: open.length,
        comments: comments.length,
        suggestions: suggestions.length,
      },
    });
    return { submissionId, documentId };
  });
}

/**
 * What a file held beside its text, as threads of whoever imported it: the names are those that the file gives, which nobody has proved,
 * so they stand in the message and not as its author. The quoted words say the places.
 */
async function keepThreads(
  trx: Transaction<Database>,
  documentId: string,
  createdBy: string,
  comments: readonly ImportedComment[],
  suggestions: readonly ImportedSuggestion[],
): Promise<void> {
  const t = translator("en");
  const say = (threadId: string, author: string, body: string) =>
    insertMessage(trx, {
      threadId,
      authorId: createdBy,
      body: t("comments.from-file", { author: author || "?", body }).replace(/[:\s]+$/, ""),
      mentions: [],
    });
  for (const { scope, ranges, messages, resolved } of comments) {
    const id = newId();
    await insertThread(trx, { id, documentId, scope, ranges: ranges.slice(0, LIMITS.ranges), createdBy });
    for (const { author, body } of messages) await say(id, author, body);
    if (resolved) await setResolved(trx, id, createdBy);
  }
  for (const { author, change } of suggestions) {
    const id = newId();
    await insertThread(trx, { id, documentId, scope: change.kind === "replace" ? "range" : "block", ranges: [change.range], createdBy });
    await insertSuggestion(trx, id, change);
    await say(id, author, "");
  }
}
