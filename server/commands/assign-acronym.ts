import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { type Standing, STANDINGS } from "~/app/domain/desk/desk.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { setAcronym } from "~/db/filings.js";
import { setAttachedTo } from "~/db/received.js";

export const assignAcronymSchema = z.object({
  filingId: z.string().min(1),
  acronym: z.string().trim().max(60),
  /** Empty: none was given. */
  jsNumber: z.preprocess(
    (value) => (value === "" || value === undefined ? null : value),
    z.coerce.number().int().min(1).max(999).nullable(),
  ),
  /** Left out: as it was. */
  standing: z.enum(STANDINGS).optional(),
  /** Id of the regional body's submission that it was sent along with; empty for none. Left out: as it was. */
  attachedTo: z.string().max(60).optional(),
});
export type AssignAcronymInput = Pick<z.infer<typeof assignAcronymSchema>, "filingId" | "acronym"> & {
  jsNumber?: number | null;
  standing?: Standing | undefined;
  attachedTo?: string | undefined;
};

/**
 * Notes how the secretariat cites a filed submission. Acronyms are free text and need not be unique; JS numbers are given by OHCHR, may have gaps, and are
 * never computed (domain notes, 2.4).
 */
export async function assignAcronym(
  db: Kysely<Database>,
  actor: Actor,
  { filingId, acronym, jsNumber = null, standing, attachedTo }: AssignAcronymInput,
): Promise<void> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  await db.transaction().execute(async (trx) => {
    const subject = await setAcronym(trx, filingId, { acronym, jsNumber, standing });
    if (!subject) throw new Refusal("not-found");
    if (attachedTo !== undefined && !(await setAttachedTo(trx, subject.id, attachedTo || null))) throw new Refusal("not-found");
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "filing.acronym-assigned",
      subjectType: subject.type,
      subjectId: subject.id,
      data: { filingId, acronym, jsNumber, ...(standing && { standing }), ...(attachedTo && { attachedTo }) },
    });
  });
}
