import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import { insertCoalition } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { isMemberOfOrganisation } from "~/db/organisations.js";
import { reviewById } from "~/db/reviews.js";

export const foundCoalitionSchema = z.object({
  reviewId: z.string().min(1),
  name: z.string().trim().min(1).max(200),
  organisationId: z.string().min(1),
});

/** Founds a coalition for a review, led by an organisation of the actor, who becomes its lead; returns its id. */
export async function foundCoalition(db: Kysely<Database>, actor: Actor, input: z.infer<typeof foundCoalitionSchema>): Promise<string> {
  const { reviewId, name, organisationId } = input;
  if (!may(actor, "coalition.found", { type: "review" })) throw new Refusal("forbidden");
  const id = newId();
  await db.transaction().execute(async (trx) => {
    if (!(await reviewById(trx, reviewId))) throw new Refusal("not-found");
    if (!(await isMemberOfOrganisation(trx, organisationId, actor.userId))) throw new Refusal("forbidden");
    await insertCoalition(trx, { id, reviewId, name, organisationId, userId: actor.userId });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "coalition.founded",
      subjectType: "coalition",
      subjectId: id,
      data: { reviewId, organisationId },
    });
  });
  return id;
}
