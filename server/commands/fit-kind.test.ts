import { describe, expect, it } from "vitest";
import { submissionById } from "~/db/submissions.js";
import { testDatabase } from "~/db/testing.js";
import { coalitionPage } from "../queries/coalition.js";
import { filedOfReview } from "~/db/filings.js";
import { signOffView } from "../queries/sign-off.js";
import { textToExport } from "../queries/text-to-export.js";
import { createSubmission } from "./create-submission.js";
import { fileSubmission } from "./file-submission.js";
import { fitKind } from "./fit-kind.js";
import { openSignOff } from "./open-sign-off.js";
import { replaceSubmission } from "./replace-submission.js";
import { signVersion } from "./sign-version.js";
import { outcome } from "./testing-sign-off.js";
import { buildActor, buildSubmission, decisionOf } from "./testing-submission.js";

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
    expect(await outcome(fitKind(db, author, { submissionId, kind: is }))).toBe("forbidden");

    await fitKind(db, lead, { submissionId, kind: is });
    await fitKind(db, lead, { submissionId, kind: is });
    expect((await submissionById(db, submissionId))!.submission.kind).toBe(is);
    expect((await signOffView(db, lead, submissionId, NOW)).kindMisfits).toBe(false);
    const events = await db.selectFrom("audit_event").where("subject_id", "=", submissionId).select("action").orderBy("seq").execute();
    expect(events.map(({ action }) => action)).toEqual(["submission.created", `submission.made-${is}`]);
  });

  it("can be made one of a national human rights institution that submits alone, and back", async () => {
    const { lead, coalitionId, submissionId } = await buildSubmission(db, { organisations: 1 });
    const kind = async () => (await submissionById(db, submissionId))!.submission.kind;
    expect((await coalitionPage(db, lead, coalitionId)).may.fitKind).toContain(submissionId);
    for (const other of ["individual", "nhri", "individual"] as const) {
      await fitKind(db, lead, { submissionId, kind: other });
      expect(await kind()).toBe(other);
    }
    expect(await outcome(fitKind(db, lead, { submissionId, kind: "joint" }))).toBe("invalid-input");
  });

  it("chosen wrongly for several organisations is put right, and not while it lies for signature", async () => {
    const built = await buildSubmission(db, { organisations: 2 });
    const { lead, coalitionId } = built;
    const { submissionId } = await createSubmission(db, lead, { coalitionId, kind: "nhri", title: "Water", language: "en" });
    await fitKind(db, lead, { submissionId, kind: "joint" });
    expect((await submissionById(db, submissionId))!.submission.kind).toBe("joint");
    expect((await coalitionPage(db, lead, coalitionId)).may.fitKind).not.toContain(submissionId);
    expect(await outcome(fitKind(db, lead, { submissionId, kind: "nhri" }))).toBe("invalid-input");
    await openSignOff(db, lead, built);
    expect(await outcome(fitKind(db, lead, { ...built, kind: "individual" }))).toBe("wrong-state");
  });

  it("to replace what was filed leaves that as it was filed", async () => {
    const built = await buildSubmission(db, { organisations: 1 });
    const { lead, submissionId, signatories } = built;
    const { review } = (await submissionById(db, submissionId))!;
    await fitKind(db, lead, { submissionId, kind: "individual" });
    await openSignOff(db, lead, built);
    await signVersion(db, signatories[0]!.actor, await decisionOf(db, built, signatories[0]!));
    await fileSubmission(db, lead, { submissionId, now: NOW });
    const replaces = async () => (await signOffView(db, lead, submissionId, NOW)).replaces;
    expect(await replaces()).toBeNull();
    await replaceSubmission(db, lead, { submissionId, now: NOW });
    expect(await replaces()).toBe(NOW.toISOString());
    await fitKind(db, lead, { submissionId, kind: "nhri" });
    expect((await filedOfReview(db, review.id)).map(({ kind }) => kind)).toEqual(["individual"]);
    const reviewer = await buildActor(db, "Rosa", ["reviewer"]);
    expect((await textToExport(db, reviewer, submissionId, NOW)).file.kind).toBe("individual");
    expect((await textToExport(db, lead, submissionId, NOW)).file.kind).toBe("nhri");
  });
});
