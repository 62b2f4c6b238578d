import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { sourceById, updateSourceTitle } from "~/db/sources.js";

export const renameSourceInput = z.object({ title: z.string().trim().min(1).max(200) });

/** Gives a source the name that texts cite it by; files seldom bear it. Administrators only. Refuses "not-found". */
export async function renameSource(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId, sourceId, title }: { reviewId: string; sourceId: string } & z.output<typeof renameSourceInput>,
): Promise<void> {
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  await db.transaction().execute(async (trx) => {
    const source = await sourceById(trx, reviewId, sourceId);
    if (!source) throw new Refusal("not-found");
    if (source.title === title) return;
    await updateSourceTitle(trx, sourceId, title);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "source.renamed",
      subjectType: "review",
      subjectId: reviewId,
      data: { sourceId, from: source.title, to: title },
    });
  });
}
