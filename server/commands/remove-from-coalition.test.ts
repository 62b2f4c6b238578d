import { describe, expect, it } from "vitest";
import { isRefusal } from "~/app/domain/refusal.js";
import { openRoundOf, roundsOf, signaturesOf, standing } from "~/db/signoff.js";
import { submissionById } from "~/db/submissions.js";
import { testDatabase } from "~/db/testing.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { removeFromCoalition } from "./remove-from-coalition.js";
import { signVersion } from "./sign-version.js";
import { buildSubmission, type BuiltSubmission, decisionOf } from "./testing-submission.js";
import type { Actor } from "~/app/domain/access/may.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const take = (built: BuiltSubmission, actor: Actor, organisationId: string, userId = "") =>
  removeFromCoalition(db, actor, { coalitionId: built.coalitionId, organisationId, userId }, documentsAtRest(db)).then(
    () => "done",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );
const signAll = async (built: BuiltSubmission) => {
  await openSignOff(db, built.lead, built);
  for (const who of built.signatories) await signVersion(db, who.actor, await decisionOf(db, built, who));
};
const reasons = async (address: string) =>
  (await db.selectFrom("notice").where("address", "=", address).where("kind", "=", "sign-off-voided").select("params").execute()).map(
    ({ params }) => params["reason"],
  );

describe("an organisation that leaves", () => {
  it("closes its rooms, reopens the text, voids every signature and tells everybody why", async () => {
    const built = await buildSubmission(db, { organisations: 3 });
    await signAll(built);
    const [first, second] = built.signatories;
    expect(await take(built, built.lead, second!.organisationId)).toBe("done");
    const record = (await submissionById(db, built.submissionId))!;
    expect(record.submission.state).toBe("draft");
    expect(record.coalition.organisations.map(({ id }) => id)).not.toContain(second!.organisationId);
    expect(record.places.some(({ userId }) => userId === second!.actor.userId)).toBe(false);
    expect(standing(await signaturesOf(db, (await roundsOf(db, built.submissionId))[0]!.id))).toEqual([]);
    expect(await reasons(first!.actor.email)).toEqual(["organisation-removed"]);
    await expect(openSignOff(db, second!.actor, built)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is never the one that leads, nor one of a text that stands filed; and only a lead takes it out", async () => {
    const built = await buildSubmission(db);
    const [first, second] = built.signatories;
    expect(await take(built, built.lead, first!.organisationId)).toBe("lead-organisation");
    expect(await take(built, second!.actor, first!.organisationId)).toBe("forbidden");
    await signAll(built);
    await fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW });
    expect(await take(built, built.lead, second!.organisationId)).toBe("coalition-filed");
  });

  it("leaves no signature on another text, whatever happens at the same instant", async () => {
    for (let i = 0; i < 6; i++) {
      const built = await buildSubmission(db, { organisations: 3 });
      await signAll(built);
      const [, , third] = built.signatories;
      const [removed, filed] = await Promise.allSettled([
        take(built, built.lead, third!.organisationId),
        fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW }),
      ]);
      const { state } = (await submissionById(db, built.submissionId))!.submission;
      const outcome = removed.status === "fulfilled" ? removed.value : "failed";
      expect([outcome, filed.status, state]).toEqual(
        filed.status === "fulfilled" ? ["coalition-filed", "fulfilled", "filed"] : ["done", "rejected", "draft"],
      );
    }
  });
});

describe("a person who leaves", () => {
  it("takes only the signature along that they gave; whoever alone signs does not go by themselves, and the last lead stays", async () => {
    const built = await buildSubmission(db);
    await signAll(built);
    const [first, second] = built.signatories;
    expect(await take(built, second!.actor, first!.organisationId, first!.actor.userId)).toBe("forbidden");
    expect(await take(built, second!.actor, second!.organisationId, second!.actor.userId)).toBe("last-signatory");
    expect(await take(built, built.lead, second!.organisationId, second!.actor.userId)).toBe("done");
    const round = (await openRoundOf(db, built.submissionId))!;
    expect(standing(await signaturesOf(db, round.id)).map(({ organisationId }) => organisationId)).toEqual([first!.organisationId]);
    expect(await reasons(first!.actor.email)).toEqual(["person-removed"]);
    expect(await take(built, built.lead, first!.organisationId, built.lead.userId)).toBe("last-lead");
    expect(await take(built, built.lead, first!.organisationId, built.author.userId)).toBe("done");
    expect(standing(await signaturesOf(db, round.id))).toHaveLength(1);
  });
});
