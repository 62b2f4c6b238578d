import { type Kysely, sql, type Transaction } from "kysely";
import { lockedAgainst, type Plan, type SectionPlan } from "~/app/domain/submission/plan.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

async function sectionPlans(db: Db, submissionId: string): Promise<SectionPlan[]> {
  const rows = await db
    .selectFrom("section_plan")
    .where("submission_id", "=", submissionId)
    .select(["heading_id", "words", "organisation_id", sql<string | null>`due_on::text`.as("due_on"), "state", "locked"])
    .orderBy("heading_id")
    .execute();
  return rows.map((row) => ({
    heading: row.heading_id,
    words: row.words,
    organisationId: row.organisation_id,
    dueOn: row.due_on,
    state: row.state,
    locked: row.locked,
  }));
}

/** What the coalition agreed on for the sections of a submission and for its organisations. */
export async function planOfSubmission(db: Db, submissionId: string): Promise<Plan> {
  const organisations = await db
    .selectFrom("organisation_plan")
    .where("submission_id", "=", submissionId)
    .select(["organisation_id as id", "words"])
    .orderBy("organisation_id")
    .execute();
  return { sections: await sectionPlans(db, submissionId), organisations };
}

export async function writeSectionPlan(trx: Trx, submissionId: string, plan: SectionPlan): Promise<void> {
  const values = { words: plan.words, organisation_id: plan.organisationId, due_on: plan.dueOn, state: plan.state, locked: plan.locked };
  await trx
    .insertInto("section_plan")
    .values({ submission_id: submissionId, heading_id: plan.heading, ...values })
    .onConflict((conflict) => conflict.columns(["submission_id", "heading_id"]).doUpdateSet(values))
    .execute();
}

/** Gives an organisation a budget in words, or none. */
export async function writeOrganisationPlan(trx: Trx, submissionId: string, organisationId: string, words: number | null): Promise<void> {
  if (words === null) {
    await trx
      .deleteFrom("organisation_plan")
      .where("submission_id", "=", submissionId)
      .where("organisation_id", "=", organisationId)
      .execute();
    return;
  }
  await trx
    .insertInto("organisation_plan")
    .values({ submission_id: submissionId, organisation_id: organisationId, words })
    .onConflict((conflict) => conflict.columns(["submission_id", "organisation_id"]).doUpdateSet({ words }))
    .execute();
}

/** The top headings of a document's sections that are locked to organisations which the person does not belong to in its coalition. */
export async function sectionsLockedAgainst(db: Db, userId: string, documentId: string): Promise<string[]> {
  const submission = await db
    .selectFrom("submission")
    .where("document_id", "=", documentId)
    .select(["id", "coalition_id"])
    .executeTakeFirst();
  if (!submission) return [];
  const sections = await sectionPlans(db, submission.id);
  if (!sections.some(({ locked }) => locked)) return [];
  const places = await db
    .selectFrom("coalition_person")
    .where("coalition_id", "=", submission.coalition_id)
    .where("user_id", "=", userId)
    .select("organisation_id")
    .execute();
  return lockedAgainst(
    sections,
    places.map((place) => place.organisation_id),
  );
}
