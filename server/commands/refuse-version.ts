import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import type { Database } from "~/db/database.js";
import { decideOnVersion } from "./decide-on-version.js";
import { signVersionSchema } from "./sign-version.js";

export const refuseVersionSchema = signVersionSchema.extend({ reason: z.string().trim().min(1).max(2000) });
export type RefuseVersionInput = z.infer<typeof refuseVersionSchema> & { submissionId: string };

/** Sends the frozen text back for an organisation, with a reason that the coalition reads; a signature of the same organisation is void from then on. */
export async function refuseVersion(
  db: Kysely<Database>,
  actor: Actor,
  input: RefuseVersionInput,
): Promise<{ documentId: string; signatureId: string }> {
  return db.transaction().execute((trx) => decideOnVersion(trx, actor, input, "refused", input.reason));
}
