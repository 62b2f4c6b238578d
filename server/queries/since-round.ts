import type { Kysely } from "kysely";
import { type Difference, difference } from "~/app/domain/document/difference.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import type { Database } from "~/db/database.js";
import { roundsOf } from "~/db/signoff.js";
import { versionById } from "~/db/versions.js";

/** What changed in a frozen text since the one of the round before; null in the first round. */
export async function sinceRoundBefore(db: Kysely<Database>, submissionId: string, frozen: StructuredDocument): Promise<Difference | null> {
  const before = (await roundsOf(db, submissionId)).find((round) => round.closedAt !== null);
  const previous = before && (await versionById(db, before.versionId));
  return previous ? difference(previous.content, frozen) : null;
}
