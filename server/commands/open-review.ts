import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { cycleOfSession } from "~/app/domain/review/cycle.js";
import { STATES } from "~/app/domain/review/states.js";
import { zurichInstant } from "~/app/domain/review/zurich.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { guidelineSetById, guidelineSets } from "~/db/guideline-sets.js";
import { insertReview, type Review } from "~/db/reviews.js";

const optional = z.string().trim().optional();
/** What a choice sends that is left to the rule. */
export const BY_RULE = "auto";
const byRule = z.enum(["", BY_RULE]).transform(() => undefined);

/** The facts of a review as a form sends them: days and hours are Geneva's; a cycle or guideline set left empty or "auto" follows from the session. */
export const reviewInput = z
  .object({
    stateCode: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "review.error-state"),
    session: z.coerce
      .number("review.error-session")
      .int("review.error-session")
      .min(1, "review.error-session")
      .max(99, "review.error-session"),
    cycle: z.union([byRule, z.coerce.number().int().min(1).max(9)]).optional(),
    opensDate: optional,
    opensTime: optional,
    deadlineDate: z.string().trim().min(1),
    deadlineTime: optional,
    guidelineSetId: z.union([byRule, z.string().trim()]).optional(),
  })
  .transform((input, context) => {
    const at = (date: string, time: string, path: string) => {
      const instant = zurichInstant(`${date}T${time}`);
      if (!instant) context.addIssue({ code: "custom", path: [path], message: "review.error-time" });
      return instant;
    };
    const opensAt = input.opensDate ? at(input.opensDate, input.opensTime || "00:00", "opensDate") : null;
    const deadline = at(input.deadlineDate, input.deadlineTime || "23:59", "deadlineDate");
    if (!deadline) return z.NEVER;
    if (opensAt && opensAt >= deadline) {
      context.addIssue({ code: "custom", path: ["opensDate"], message: "review.error-opens-after-deadline" });
      return z.NEVER;
    }
    const { stateCode, session, cycle, guidelineSetId } = input;
    return { stateCode, session, cycle: cycle ?? cycleOfSession(session), opensAt, deadline, guidelineSetId };
  });
export type ReviewInput = z.output<typeof reviewInput>;

/** The name of a State by its code; refuses one that is not a Member State, unless the review bears it already. */
export function stateName(code: string, known?: Review): string {
  const name = known?.stateCode === code ? known.stateName : STATES.find((state) => state.code === code)?.name;
  if (!name) throw new Refusal("invalid-input", { what: code });
  return name;
}

/** The chosen guideline set, or the one of the cycle, or that of the latest cycle before it. */
export async function guidelineSetFor(trx: Transaction<Database>, cycle: number, chosen: string | undefined): Promise<string> {
  if (chosen) {
    if (!(await guidelineSetById(trx, chosen))) throw new Refusal("invalid-input", { what: chosen });
    return chosen;
  }
  const sets = await guidelineSets(trx);
  const set = sets.find((s) => s.cycle === cycle) ?? sets.filter((s) => s.cycle < cycle).at(-1) ?? sets[0];
  if (!set) throw new Refusal("unavailable");
  return set.id;
}

/**
 * Opens a State's review in a session. Refused to all but administrators, where that State has one in this session already, and, as "deadline-past", where the
 * deadline lies before `notBefore`: nobody could file for it.
 */
export async function openReview(db: Kysely<Database>, actor: Actor, input: ReviewInput, notBefore?: Date): Promise<{ reviewId: string }> {
  if (!may(actor, "review.open", { type: "installation" })) throw new Refusal("forbidden");
  if (notBefore && input.deadline < notBefore) throw new Refusal("deadline-past", { deadline: input.deadline.toISOString() });
  const name = stateName(input.stateCode);
  return db.transaction().execute(async (trx) => {
    const guidelineSetId = await guidelineSetFor(trx, input.cycle, input.guidelineSetId);
    const review: Review = { ...input, id: newId(), stateName: name, guidelineSetId };
    if (!(await insertReview(trx, review))) throw new Refusal("review-exists", { state: name, session: input.session });
    const { id, ...facts } = review;
    await recordEvent(trx, { actorId: actor.userId, action: "review.opened", subjectType: "review", subjectId: id, data: recorded(facts) });
    return { reviewId: id };
  });
}

/** The facts of a review as the audit log keeps them. */
export const recorded = (facts: Omit<Review, "id">) => ({
  ...facts,
  opensAt: facts.opensAt?.toISOString() ?? null,
  deadline: facts.deadline.toISOString(),
});
