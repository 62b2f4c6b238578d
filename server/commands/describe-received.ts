import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { parseOrganisations } from "~/app/domain/desk/desk.js";
import { SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { describeReceived as store, receivedById } from "~/db/received.js";
import { versionById } from "~/db/versions.js";
import { keepReceivedText } from "./receive-submissions.js";

export const describeReceivedSchema = z.object({
  title: z.string().trim().min(1).max(300),
  kind: z.enum(SUBMITTER_KINDS),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** One in each line, as `parseOrganisations` reads them. */
  organisations: z.string().max(20_000),
});
export type DescribeReceivedInput = z.infer<typeof describeReceivedSchema> & { id: string };

/** Corrects what was read off the cover of a submission that came by mail; its text stays. Addresses that the file gave are kept by name. */
export async function describeReceived(
  db: Kysely<Database>,
  actor: Actor,
  { id, title, kind, language, organisations: typed }: DescribeReceivedInput,
): Promise<void> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  const organisations = parseOrganisations(typed);
  await db.transaction().execute(async (trx) => {
    const received = await receivedById(trx, id);
    const version = received && (await versionById(trx, received.versionId));
    if (!version) throw new Refusal("not-found");
    const before = new Map(version.content.cover.organisations.map((one) => [one.name, one]));
    const cover = {
      ...version.content.cover,
      title,
      organisations: organisations.map((one) => ({ address: "", website: "", description: "", ...before.get(one.name), ...one })),
    };
    const versionId = await keepReceivedText(trx, actor, { ...version.content, cover });
    await store(trx, id, { versionId, kind, title, language, organisations });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.described",
      subjectType: "received",
      subjectId: id,
      data: { kind, language, organisations: organisations.length },
    });
  });
}
