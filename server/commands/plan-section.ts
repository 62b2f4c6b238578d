import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { planOf, SECTION_STATES, sectionsOf } from "~/app/domain/submission/plan.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { planOfSubmission, writeSectionPlan } from "~/db/plans.js";
import type { LiveDocuments } from "../collab/documents.js";
import { lockFor } from "./lock-for.js";

const orNothing = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());

export const planSectionInput = z.object({
  /** Block id of the top heading; "" for what stands before the first. */
  heading: z.string().max(40).default(""),
  words: orNothing(z.coerce.number().int().min(1).max(100_000)),
  organisation: orNothing(z.string()),
  dueOn: orNothing(z.iso.date()),
  locked: z.literal("on").optional(),
});

/**
 * The lead's plan for one section: its budget, whose it is, by when, and whether only they may change it. Returns the document, whose
 * rooms are to be told. Only an organisation of the coalition can be given a section, and only a section that is given can be locked.
 */
export async function planSection(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, heading, words, organisation, dueOn, locked }: { submissionId: string } & z.output<typeof planSectionInput>,
): Promise<void> {
  const documentId = await db.transaction().execute(async (trx) => {
    const record = await lockFor(trx, actor, submissionId, "submission.plan", "draft");
    if (organisation && !record.coalition.organisations.some(({ id }) => id === organisation)) throw new Refusal("not-found");
    if (locked && !organisation) throw new Refusal("section-unassigned");
    const { blocks } = await documents.read(record.submission.documentId);
    if (!sectionsOf(blocks).some((section) => section.heading === heading)) throw new Refusal("not-found");
    const before = planOf(await planOfSubmission(trx, submissionId), heading);
    const plan = { ...before, words, organisationId: organisation, dueOn, locked: locked === "on" };
    await writeSectionPlan(trx, submissionId, plan);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: before.locked === plan.locked ? "section.planned" : plan.locked ? "section.locked" : "section.unlocked",
      subjectType: "submission",
      subjectId: submissionId,
      data: { heading, words, organisationId: organisation, dueOn },
    });
    return record.submission.documentId;
  });
  await documents.changed(documentId);
}

export const markSectionInput = z.object({ heading: z.string().max(40).default(""), state: z.enum(SECTION_STATES) });

/** Marks a section as draft, ready or agreed: those who write for its organisation, and the lead; anybody who writes where it is nobody's. */
export async function markSection(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  { submissionId, heading, state }: { submissionId: string } & z.output<typeof markSectionInput>,
): Promise<void> {
  const documentId = await db.transaction().execute(async (trx) => {
    const { subject, submission, places } = await lockFor(trx, actor, submissionId, "submission.write", "draft");
    const before = planOf(await planOfSubmission(trx, submissionId), heading);
    const theirs = places.some(
      (place) => place.userId === actor.userId && place.role !== "signatory" && place.organisationId === before.organisationId,
    );
    if (before.organisationId && !theirs && !may(actor, "submission.plan", subject)) throw new Refusal("forbidden");
    const { blocks } = await documents.read(submission.documentId);
    if (!sectionsOf(blocks).some((section) => section.heading === heading)) throw new Refusal("not-found");
    await writeSectionPlan(trx, submissionId, { ...before, state });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "section.marked",
      subjectType: "submission",
      subjectId: submissionId,
      data: { heading, from: before.state, to: state },
    });
    return submission.documentId;
  });
  await documents.changed(documentId);
}
