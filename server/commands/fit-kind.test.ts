import { describe, expect, it } from "vitest";
import { submissionById } from "~/db/submissions.js";
import { testDatabase } from "~/db/testing.js";
import { coalitionPage } from "../queries/coalition.js";
import { signOffView } from "../queries/sign-off.js";
import { createSubmission } from "./create-submission.js";
import { fitKind } from "./fit-kind.js";
import { openSignOff } from "./open-sign-off.js";
import { outcome } from "./testing-sign-off.js";
import { buildSubmission } from "./testing-submission.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");

describe("a draft that is called individual or joint", () => {
  it.each([
    [3, "individual", "joint"],
    [1, "joint", "individual"],
  ] as const)("of %i organisations is put right from %s to %s", async (organisations, called, is) => {
    const { lead, author, coalitionId } = await buildSubmission(db, { organisations });
    const { submissionId } = await createSubmission(db, lead, { coalitionId, kind: called, title: "Water", language: "en" });
    expect((await coalitionPage(db, lead, coalitionId)).may.fitKind).toContain(submissionId);
    expect((await coalitionPage(db, author, coalitionId)).may.fitKind).toEqual([]);
    expect((await signOffView(db, lead, submissionId, NOW)).kindMisfits).toBe(true);
    expect(await outcome(fitKind(db, author, { submissionId }))).toBe("forbidden");

    await fitKind(db, lead, { submissionId });
    await fitKind(db, lead, { submissionId });
    expect((await submissionById(db, submissionId))!.submission.kind).toBe(is);
    expect((await signOffView(db, lead, submissionId, NOW)).kindMisfits).toBe(false);
    expect((await coalitionPage(db, lead, coalitionId)).may.fitKind).not.toContain(submissionId);
    const events = await db.selectFrom("audit_event").where("subject_id", "=", submissionId).select("action").orderBy("seq").execute();
    expect(events.map(({ action }) => action)).toEqual(["submission.created", `submission.made-${is}`]);
  });

  it("stays one of a national human rights institution, and is not changed while it lies for signature", async () => {
    const built = await buildSubmission(db, { organisations: 2 });
    const { submissionId } = await createSubmission(db, built.lead, {
      coalitionId: built.coalitionId,
      kind: "nhri",
      title: "Water",
      language: "en",
    });
    await fitKind(db, built.lead, { submissionId });
    expect((await submissionById(db, submissionId))!.submission.kind).toBe("nhri");
    await openSignOff(db, built.lead, built);
    expect(await outcome(fitKind(db, built.lead, built))).toBe("wrong-state");
  });
});
