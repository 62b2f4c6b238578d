import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { coalitionForSubmission, insertImportWarnings, insertSubmission } from "~/db/submissions.js";
import { createDocument } from "../collab/log.js";

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
};

const emptyDocument = (): StructuredDocument => ({ schema: SCHEMA_VERSION, cover: emptyCover(), blocks: [], notes: [], links: [] });

/** Starts a submission of a coalition to the coalition's review, in the state draft; the text's cover bears the submission's title. */
export async function createSubmission(
  db: Kysely<Database>,
  actor: Actor,
  input: CreateSubmissionInput,
): Promise<{ submissionId: string; documentId: string }> {
  const { coalitionId, kind, title, language, document = emptyDocument(), warnings = [] } = input;
  const submissionId = newId();
  return db.transaction().execute(async (trx) => {
    const coalition = await coalitionForSubmission(trx, coalitionId);
    if (!coalition) throw new Refusal("not-found");
    if (!may(actor, "submission.create", { type: "coalition", places: coalition.places })) throw new Refusal("forbidden");
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
    await insertImportWarnings(trx, submissionId, warnings);
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
        warnings: warnings.length,
      },
    });
    return { submissionId, documentId };
  });
}
