import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import type { Database } from "~/db/database.js";
import { decideOnVersion } from "./decide-on-version.js";

export const signVersionSchema = z.object({
  organisationId: z.string().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1).max(200),
  function: z.string().trim().min(1).max(200),
});
export type SignVersionInput = z.infer<typeof signVersionSchema> & { submissionId: string };

/** Signs the frozen text for an organisation; see `decideOnVersion` for what is refused. */
export async function signVersion(
  db: Kysely<Database>,
  actor: Actor,
  input: SignVersionInput,
): Promise<{ documentId: string; signatureId: string }> {
  return db.transaction().execute((trx) => decideOnVersion(trx, actor, input, "signed"));
}
