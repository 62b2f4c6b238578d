import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { restoreBlock, restoreDocument } from "~/app/domain/document/restore.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { versionById } from "~/db/versions.js";
import type { LiveDocuments } from "../collab/documents.js";
import { keepAutomaticVersion } from "../collab/keep-version.js";

export const restoreVersionInput = z.object({ version: z.string().min(1), block: z.string().optional() });

/**
 * Brings the text of a version back, or one block of it, as an edit like any other: everybody who writes sees it come, and can undo
 * their own steps as before. The text as it was is kept as a version first. Refuses "document-frozen" and "section-locked".
 */
export async function restoreVersion(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, version, block }: { submissionId: string } & z.output<typeof restoreVersionInput>,
  now: Date,
): Promise<void> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const { documentId, state } = record.submission;
  assertMay(actor, "submission.restore", { ...record.subject, state: "draft" });
  if (state !== "draft") throw new Refusal("document-frozen");
  const found = await versionById(db, version);
  if (found?.documentId !== documentId) throw new Refusal("not-found");
  if (block && !found.content.blocks.some(({ id }) => id === block)) throw new Refusal("not-found");
  // what everybody sees must be in the log before it is kept
  await documents.read(documentId);
  await keepAutomaticVersion(db, documentId, now, "before-restore");
  await documents.edit(documentId, actor.userId, (doc) => {
    if (block) restoreBlock(doc, found.content, block);
    else restoreDocument(doc, found.content);
  });
  // the edit is in the log, under this person's name, whatever becomes of the event
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "version.restored",
      subjectType: "submission",
      subjectId: submissionId,
      data: { versionId: version, block: block ?? null },
    }),
  );
}
