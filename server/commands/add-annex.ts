import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { ANNEX_MOST, ANNEX_TYPES, ANNEXES_MOST, endingOf, isAnnexFile } from "~/app/domain/submission/annexes.js";
import { annexesOf, insertAnnex, setAnnexRemoved } from "~/db/annexes.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import type { Upload } from "../http/uploads.js";
import { lockFor } from "./lock-for.js";

export const addAnnexSchema = z.object({
  title: z.string().trim().min(1).max(200),
  /** Written by the coalition or one of its organisations, or by others. */
  by: z.enum(["own", "others"]),
});
const MEGABYTE = 1024 * 1024;

/**
 * Adds a file that goes with the text and is not counted. It is frozen and signed with it: the hash that everybody signs covers the annexes' hashes. Refuses
 * "wrong-state" once the text is frozen, "file-missing", "file-wrong-kind" for what OHCHR's system would not take or what could run,
 * "file-not-as-named", "annexes-too-large", and "annex-there" for the very same file.
 */
export async function addAnnex(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, title, by, upload }: z.output<typeof addAnnexSchema> & { submissionId: string; upload: Upload | null },
): Promise<string> {
  if (!upload) throw new Refusal("file-missing");
  const { fileName, bytes } = upload;
  if (bytes.length > ANNEX_MOST) throw new Refusal("file-too-large", { file: fileName, megabytes: ANNEX_MOST / MEGABYTE });
  if (!isAnnexFile(fileName, bytes))
    throw endingOf(fileName) in ANNEX_TYPES
      ? new Refusal("file-not-as-named", { file: fileName, kind: endingOf(fileName).toUpperCase() })
      : new Refusal("file-wrong-kind", { file: fileName, expected: `file of these kinds: ${Object.keys(ANNEX_TYPES).join(", ")}` });
  return db.transaction().execute(async (trx) => {
    await lockFor(trx, actor, submissionId, "submission.annex", "draft");
    const there = await annexesOf(trx, submissionId);
    const taken = there.reduce((sum, annex) => sum + annex.bytes, 0);
    if (taken + bytes.length > ANNEXES_MOST) throw new Refusal("annexes-too-large", { megabytes: ANNEXES_MOST / MEGABYTE });
    const { id, hash } = await insertAnnex(trx, {
      submissionId,
      title,
      own: by === "own",
      fileName,
      mime: ANNEX_TYPES[endingOf(fileName)]!,
      bytes,
      addedBy: actor.userId,
    });
    const same = there.find((annex) => annex.organisationId === null && annex.hash === hash);
    if (same) throw new Refusal("annex-there", { file: fileName, title: same.title });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.annex-added",
      subjectType: "submission",
      subjectId: submissionId,
      data: { annexId: id, title, hash },
    });
    return id;
  });
}

/** Takes an annex out of a draft; texts that were signed with it before keep it. */
export async function removeAnnex(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, annexId }: { submissionId: string; annexId: string },
) {
  await db.transaction().execute(async (trx) => {
    await lockFor(trx, actor, submissionId, "submission.annex", "draft");
    const annex = (await annexesOf(trx, submissionId)).find(({ id, organisationId }) => id === annexId && organisationId === null);
    if (!annex) throw new Refusal("not-found");
    await setAnnexRemoved(trx, annexId, new Date());
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.annex-removed",
      subjectType: "submission",
      subjectId: submissionId,
      data: { annexId, title: annex.title, hash: annex.hash },
    });
  });
}
