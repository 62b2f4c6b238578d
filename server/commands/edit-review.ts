import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { notify } from "~/db/notices.js";
import { lockReview, peopleOfReview, reviewOfState, updateReview } from "~/db/reviews.js";
import { guidelineSetFor, recorded, type ReviewInput, stateName } from "./open-review.js";

/**
 * Corrects the facts of a review; the audit log keeps what each changed fact was before, and the coalitions are told of another deadline.
 * Administrators only.
 */
export async function editReview(db: Kysely<Database>, actor: Actor, input: ReviewInput & { reviewId: string }): Promise<void> {
  if (!may(actor, "review.open", { type: "installation" })) throw new Refusal("forbidden");
  const { reviewId, ...facts } = input;
  await db.transaction().execute(async (trx) => {
    const before = await lockReview(trx, reviewId);
    if (!before) throw new Refusal("not-found");
    const name = stateName(facts.stateCode, before);
    const other = await reviewOfState(trx, facts.stateCode, facts.session);
    if (other && other.id !== reviewId) throw new Refusal("review-exists", { state: name, session: facts.session });
    const after = {
      ...facts,
      id: reviewId,
      stateName: name,
      guidelineSetId: await guidelineSetFor(trx, facts.cycle, facts.guidelineSetId),
    };
    const changes = differences(recorded(withoutId(before)), recorded(withoutId(after)));
    if (Object.keys(changes).length === 0) return;
    await updateReview(trx, after);
    await recordEvent(trx, { actorId: actor.userId, action: "review.edited", subjectType: "review", subjectId: reviewId, data: changes });
    if ("deadline" in changes) {
      await notify(trx, {
        kind: "deadline-moved",
        to: await peopleOfReview(trx, reviewId),
        path: `/reviews/${reviewId}`,
        params: { state: name, session: facts.session, deadline: facts.deadline.toISOString(), before: before.deadline.toISOString() },
      });
    }
  });
}

function withoutId<T extends { id: string }>({ id: _, ...facts }: T): Omit<T, "id"> {
  return facts;
}

function differences(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, { from: unknown; to: unknown }> {
  const changed = Object.keys(before).filter((fact) => before[fact] !== after[fact]);
  return Object.fromEntries(changed.map((fact) => [fact, { from: before[fact], to: after[fact] }]));
}
