import type { Kysely } from "kysely";
import { endingOf } from "~/app/domain/submission/annexes.js";
import { standsFor } from "~/app/domain/submission/endorsers.js";
import { type Annex, annexFile, annexesOf } from "~/db/annexes.js";
import type { Database } from "~/db/database.js";
import { type Endorser, endorsersOf } from "~/db/endorsers.js";
import { fileName } from "../exchange/file-name.js";

export interface Accompaniments {
  /** Each with its place in the package. */
  annexes: (Annex & { path: string })[];
  /** Who endorses the text with this hash. */
  endorsers: Endorser[];
}

/** What goes with a text when it is filed: its annexes, minority views, and those who endorse it. */
export async function accompaniments(db: Kysely<Database>, submissionId: string, textHash: string): Promise<Accompaniments> {
  const annexes = await annexesOf(db, submissionId);
  const endorsers = await endorsersOf(db, submissionId);
  return {
    annexes: annexes.map((annex, index) => {
      const folder = annex.organisationId === null ? "annexes" : "minority-views";
      return { ...annex, path: `${folder}/${fileName([String(index + 1), annex.title], endingOf(annex.fileName))}` };
    }),
    endorsers: endorsers.filter((endorser) => standsFor(endorser, textHash)),
  };
}

/** The bytes of the annexes, by their places in the package. */
export async function annexFiles(
  db: Kysely<Database>,
  submissionId: string,
  { annexes }: Accompaniments,
): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const { id, path } of annexes) files[path] = (await annexFile(db, submissionId, id))!.bytes;
  return files;
}
