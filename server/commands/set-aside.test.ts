import { describe, expect, it } from "vitest";
import { submissionsBeforeDeadline, submissionsOfPerson } from "~/db/submissions.js";
import { testDatabase } from "~/db/testing.js";
import { readDocument } from "../collab/log.js";
import { coalitionPage } from "../queries/coalition.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { replaceSubmission } from "./replace-submission.js";
import { bringSubmissionBack, setSubmissionAside } from "./set-aside-submission.js";
import { signVersion } from "./sign-version.js";
import { outcome, type } from "./testing-sign-off.js";
import { type BuiltSubmission, buildSubmission, decisionOf } from "./testing-submission.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const listed = async ({ lead, submissionId }: BuiltSubmission) =>
  (await submissionsOfPerson(db, lead.userId)).some(({ id }) => id === submissionId);

describe("setting a draft aside", () => {
  it("takes it out of the lists and closes its text, tells the others, and comes back whole", async () => {
    const built = await buildSubmission(db);
    const before = await readDocument(db, built.documentId);
    await setSubmissionAside(db, built.lead, built);
    expect(await listed(built)).toBe(false);
    expect(await submissionsBeforeDeadline(db, NOW, new Date("2031-01-01T00:00:00Z"))).not.toContain(built.submissionId);
    expect(await type(db, built)).toBe("document-frozen");
    expect(await outcome(openSignOff(db, built.lead, built))).toBe("wrong-state");
    const page = await coalitionPage(db, built.author, built.coalitionId);
    expect([page.submissions, page.aside.map(({ id }) => id), page.may.bringBack]).toEqual([[], [built.submissionId], false]);

    await bringSubmissionBack(db, built.lead, built);
    expect(await listed(built)).toBe(true);
    expect(await readDocument(db, built.documentId)).toEqual(before);
    expect(await type(db, built)).toBe("done");
    const told = await db.selectFrom("notice").where("user_id", "=", built.author.userId).select("kind").orderBy("created_at").execute();
    expect(told.map(({ kind }) => kind)).toEqual(["set-aside", "brought-back"]);
    expect(await db.selectFrom("notice").where("user_id", "=", built.lead.userId).selectAll().execute()).toEqual([]);
    const events = await db
      .selectFrom("audit_event")
      .where("subject_id", "=", built.submissionId)
      .select("action")
      .orderBy("seq")
      .execute();
    expect(events.map(({ action }) => action).slice(-2)).toEqual(["submission.set-aside", "submission.brought-back"]);
  });

  it("is for leads, and never for a text in sign-off, a filed one, or one that is to replace it", async () => {
    const built = await buildSubmission(db);
    const aside = () => outcome(setSubmissionAside(db, built.lead, built));
    expect(await outcome(setSubmissionAside(db, built.author, built))).toBe("forbidden");
    await openSignOff(db, built.lead, built);
    expect(await aside()).toBe("wrong-state");
    for (const who of built.signatories) await signVersion(db, who.actor, await decisionOf(db, built, who));
    await fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW });
    expect(await aside()).toBe("wrong-state");
    await replaceSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW });
    expect(await aside()).toBe("filed-before");
    expect((await coalitionPage(db, built.lead, built.coalitionId)).may.setAside).toEqual([]);
  });
});
