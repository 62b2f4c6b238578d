import { expect, it } from "vitest";
import { testDatabase } from "~/db/testing.js";
import { guidelineSetById } from "~/db/guideline-sets.js";
import { correctGuidelines } from "../commands/correct-guidelines.js";
import { buildActor, buildSubmission } from "../commands/testing-submission.js";
import { judgedAnew } from "./judged-anew.js";

const db = await testDatabase();

it("says how open submissions stand after a correction; filed ones stay as they are", async () => {
  const administrator = await buildActor(db, "Ada", ["administrator"]);
  const rules = [{ code: "length" as const, severity: "blocking" as const, source: "Test", certainty: "seen" as const }];
  const { reviewId, submissionId } = await buildSubmission(db, { words: 100, rules });
  const { guideline_set_id } = await db
    .selectFrom("review")
    .select("guideline_set_id")
    .where("id", "=", reviewId)
    .executeTakeFirstOrThrow();
  expect(await judgedAnew(db, guideline_set_id)).toEqual({ open: 1, blocked: 0 });
  const { limits, counted } = (await guidelineSetById(db, guideline_set_id))!;
  const shorter = { ...limits, joint: { ...limits.joint, words: 1 }, individual: { ...limits.individual, words: 1 } };
  await correctGuidelines(db, administrator, { guidelineSetId: guideline_set_id, limits: shorter, counted, rules: {} });
  expect(await judgedAnew(db, guideline_set_id)).toEqual({ open: 1, blocked: 1 });
  await correctGuidelines(db, administrator, {
    guidelineSetId: guideline_set_id,
    limits: shorter,
    counted,
    rules: { length: { severity: "off" } },
  });
  expect(await judgedAnew(db, guideline_set_id)).toEqual({ open: 1, blocked: 0 });
  await db.updateTable("submission").set({ state: "filed" }).where("id", "=", submissionId).execute();
  expect(await judgedAnew(db, guideline_set_id)).toEqual({ open: 0, blocked: 0 });
});
