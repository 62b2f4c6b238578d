import { describe, expect, it } from "vitest";
import { checkDocument } from "~/app/domain/guidelines/checks.js";
import { partDismissed, placeOfAdvice } from "~/app/domain/guidelines/dismissed.js";
import { guidelineSetOf } from "~/app/domain/guidelines/sets.js";
import { dismissedAdviceOf } from "~/db/dismissed-advice.js";
import { testDatabase } from "~/db/testing.js";
import { dismissAdvice, restoreAdvice } from "./dismiss-advice.js";
import { buildActor, buildSubmission, documentOf } from "./testing-submission.js";

const db = await testDatabase();
const set = guidelineSetOf(4)!;
const rules = set.rules.map((rule) => (rule.code === "second-hand" ? rule : { ...rule, severity: "blocking" as const }));
const { submissionId, author } = await buildSubmission(db, { rules });
const document = documentOf("According to media reports, forty people were held.", "Nothing to say.");
const adviceOn = (text: typeof document) =>
  checkDocument({ document: text, set, kind: "joint" }).filter(({ code }) => code === "second-hand");
const place = placeOfAdvice(document, adviceOn(document)[0]!);

describe("advice that is dismissed", () => {
  it("is written down with its reason, shown as such, and stands again when the text of its place changes", async () => {
    for (const reason of ["We saw it too", "Twice"]) await dismissAdvice(db, author, { submissionId, ...place, reason });
    const dismissed = await dismissedAdviceOf(db, submissionId);
    expect(dismissed).toMatchObject([{ ...place, reason: "We saw it too", by: author.name }]);
    expect(partDismissed(document, adviceOn(document), dismissed)).toMatchObject({
      standing: [],
      dismissed: [{ reason: "We saw it too" }],
    });

    const elsewhere = structuredClone(document);
    elsewhere.blocks[2]!.inline = [{ type: "text", text: "Another text." }];
    expect(partDismissed(elsewhere, adviceOn(elsewhere), dismissed).standing).toEqual([]);
    const changed = structuredClone(document);
    changed.blocks[1]!.inline = [{ type: "text", text: "According to media reports, fifty people were held." }];
    expect(partDismissed(changed, adviceOn(changed), dismissed).standing).toHaveLength(1);
    const blocking = adviceOn(document).map((finding) => ({ ...finding, severity: "blocking" as const }));
    expect(partDismissed(document, blocking, dismissed).standing).toHaveLength(1);

    const events = await db.selectFrom("audit_event").select("data").where("action", "=", "submission.advice-dismissed").execute();
    expect(events.map(({ data }) => data)).toEqual([place]);
  });

  it("can be asked again", async () => {
    await restoreAdvice(db, author, { submissionId, ...place });
    await restoreAdvice(db, author, { submissionId, ...place });
    expect(await dismissedAdviceOf(db, submissionId)).toEqual([]);
    const events = await db.selectFrom("audit_event").select("data").where("action", "=", "submission.advice-restored").execute();
    expect(events.map(({ data }) => data)).toEqual([place]);
  });

  it("is no way past what blocks, nor for strangers", async () => {
    const stranger = await buildActor(db, "Stan");
    await expect(dismissAdvice(db, author, { submissionId, ...place, rule: "length", reason: "No" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(dismissAdvice(db, stranger, { submissionId, ...place, reason: "No" })).rejects.toMatchObject({ code: "not-found" });
  });
});
