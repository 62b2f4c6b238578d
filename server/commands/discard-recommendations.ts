import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { deletePreview } from "~/db/import-previews.js";

/** Throws a read matrix away that is not to be taken over. It never was part of the review, so the audit log has nothing to say of it. Administrators only. */
export async function discardRecommendations(db: Kysely<Database>, actor: Actor, { previewId }: { previewId: string }): Promise<void> {
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  await deletePreview(db, previewId);
}
