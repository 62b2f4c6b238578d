import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { nameVersion, versionById } from "~/db/versions.js";
import type { LiveDocuments } from "../collab/documents.js";
import { keepVersion } from "../collab/keep-version.js";

export const keepNamedVersionInput = z.object({
  name: z.string().trim().min(1).max(200),
  /** An older version that gets the name; the text as it is now where it is left out. */
  version: z.string().optional(),
});

/** Keeps the text under a name, or gives an older version one; what is named is never thinned. Returns the version's id. */
export async function keepNamedVersion(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, name, version }: { submissionId: string } & z.output<typeof keepNamedVersionInput>,
): Promise<string> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.keep-version", record.subject);
  const { documentId } = record.submission;
  // what its writers see must be in the log before it is kept
  if (!version) await documents.read(documentId);
  return db.transaction().execute(async (trx) => {
    if (version && (await versionById(trx, version))?.documentId !== documentId) throw new Refusal("not-found");
    if (version) await nameVersion(trx, version, name);
    const versionId = version ?? (await keepVersion(trx, documentId, { kind: "named", name, createdBy: actor.userId }));
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "version.named",
      subjectType: "submission",
      subjectId: submissionId,
      data: { versionId },
    });
    return versionId;
  });
}
