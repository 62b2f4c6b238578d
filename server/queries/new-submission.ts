import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { coalitionForSubmission } from "~/db/submissions.js";

/** What the form for a new submission of a coalition shows. Throws "not-found" and "forbidden". */
export async function newSubmissionForm(db: Kysely<Database>, actor: Actor, coalitionId: string) {
  const coalition = await coalitionForSubmission(db, coalitionId);
  if (!coalition) throw new Refusal("not-found");
  assertMay(actor, "submission.create", { type: "coalition", places: coalition.places });
  const facts = await db
    .selectFrom("coalition as c")
    .innerJoin("review as r", "r.id", "c.review_id")
    .innerJoin("guideline_set as g", "g.id", "r.guideline_set_id")
    .where("c.id", "=", coalitionId)
    .select(["c.id", "c.name", "r.state_name", "r.session", "g.limits"])
    .select((eb) =>
      eb
        .selectFrom("coalition_organisation as o")
        .whereRef("o.coalition_id", "=", "c.id")
        .select((b) => b.fn.countAll<number>().as("n"))
        .as("organisations"),
    )
    .executeTakeFirstOrThrow();
  return {
    coalitionId,
    coalition: facts.name,
    stateName: facts.state_name,
    session: facts.session,
    limits: facts.limits,
    organisations: facts.organisations ?? 1,
  };
}
