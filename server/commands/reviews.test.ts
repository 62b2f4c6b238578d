import { describe, expect, it } from "vitest";
import { ORIGINAL_SETS, reviewForm } from "./testing-review.js";
import { addMissingGuidelineSets, guidelineSetById } from "~/db/guideline-sets.js";
import { reviewById } from "~/db/reviews.js";
import { testDatabase } from "~/db/testing.js";
import { correctGuidelines, guidelinesInput } from "./correct-guidelines.js";
import { createOrganisation } from "./create-organisation.js";
import { editReview } from "./edit-review.js";
import { foundCoalition } from "./found-coalition.js";
import { openReview, reviewInput } from "./open-review.js";
import { buildActor } from "./testing-submission.js";

const db = await testDatabase();
await addMissingGuidelineSets(db, ORIGINAL_SETS);
const administrator = await buildActor(db, "Ada", ["administrator"]);
const author = await buildActor(db, "Arno");

const eventsOf = (subjectId: string) =>
  db.selectFrom("audit_event").select(["action", "data"]).where("subject_id", "=", subjectId).orderBy("seq").execute();
const problemsOf = (form: Record<string, string>) =>
  reviewInput.safeParse(form).error?.issues.map((issue) => [issue.path[0], issue.message]);

describe("a review's form", () => {
  it("takes the last minute of the day in Geneva as the deadline, and the cycle from the session", () => {
    expect(reviewInput.parse(reviewForm({ stateCode: "bel", session: "38", deadlineDate: "2020-10-08" }))).toMatchObject({
      stateCode: "BEL",
      session: 38,
      cycle: 3,
      deadline: new Date("2020-10-08T21:59:00Z"),
      opensAt: null,
    });
  });

  it.each([
    ["2024-03-30", "2024-03-30T22:59:00Z"],
    ["2024-03-31", "2024-03-31T21:59:00Z"],
    ["2024-10-26", "2024-10-26T21:59:00Z"],
    ["2024-10-27", "2024-10-27T22:59:00Z"],
  ])("reads %s on either side of a change of clocks", (deadlineDate, instant) => {
    expect(reviewInput.parse(reviewForm({ deadlineDate })).deadline).toEqual(new Date(instant));
  });

  it.each([
    [{ deadlineDate: "2024-03-31", deadlineTime: "02:30" }, ["deadlineDate", "review.error-time"]],
    [{ deadlineDate: "2024-02-30" }, ["deadlineDate", "review.error-time"]],
    [{ opensDate: "2027-01-02", deadlineDate: "2027-01-01" }, ["opensDate", "review.error-opens-after-deadline"]],
    [{ session: "0" }, ["session", "review.error-session"]],
    [{ session: "x" }, ["session", "review.error-session"]],
    [{ stateCode: "Belgium" }, ["stateCode", "review.error-state"]],
  ])("says what is wrong with %j", (change, problem) => {
    expect(problemsOf(reviewForm(change))).toContainEqual(problem);
  });
});

describe("opening and editing a review", () => {
  it("opens it with the cycle's guideline set and writes that down", async () => {
    const { reviewId } = await openReview(db, administrator, reviewInput.parse(reviewForm({ stateCode: "SVN", session: "48" })));
    expect(await reviewById(db, reviewId)).toMatchObject({ stateName: "Slovenia", cycle: 4, guidelineSetId: "test-4" });
    expect(await eventsOf(reviewId)).toMatchObject([{ action: "review.opened", data: { stateCode: "SVN", session: 48 } }]);
  });

  it("keeps a cycle and a set that were chosen by hand", async () => {
    const { reviewId } = await openReview(
      db,
      administrator,
      reviewInput.parse(reviewForm({ stateCode: "DNK", session: "41", cycle: "3", guidelineSetId: "test-4" })),
    );
    expect(await reviewById(db, reviewId)).toMatchObject({ cycle: 3, guidelineSetId: "test-4" });
  });

  it("refuses a second review of a State in a session, also when both come at once", async () => {
    const input = reviewInput.parse(reviewForm({ stateCode: "CHL", session: "46" }));
    const results = await Promise.allSettled([openReview(db, administrator, input), openReview(db, administrator, input)]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")).toMatchObject({
      reason: { code: "review-exists", params: { state: "Chile", session: 46 } },
    });
  });

  it("is for administrators, and for Member States", async () => {
    const past = reviewInput.parse(reviewForm({ stateCode: "TUN", session: "27", deadlineDate: "2016-09-22" }));
    await expect(openReview(db, administrator, past, new Date("2026-06-01T10:00:00Z"))).rejects.toMatchObject({ code: "deadline-past" });
    await expect(openReview(db, administrator, past)).resolves.toHaveProperty("reviewId");
    await expect(openReview(db, author, reviewInput.parse(reviewForm({})))).rejects.toMatchObject({ code: "forbidden" });
    await expect(openReview(db, administrator, reviewInput.parse(reviewForm({ stateCode: "XYZ" })))).rejects.toMatchObject({
      code: "invalid-input",
    });
  });

  it("writes down what a changed fact was before, and nothing where nothing changed; a moved deadline is told, once", async () => {
    const { reviewId } = await openReview(
      db,
      administrator,
      reviewInput.parse(reviewForm({ stateCode: "PER", session: "49", deadlineDate: "2024-10-11" })),
    );
    const facts = { name: "Readers", acronym: "", address: "", website: "", type: "ngo" as const, description: "" };
    await foundCoalition(db, author, { reviewId, name: "Readers", organisationId: await createOrganisation(db, author, facts) });
    const moved = reviewInput.parse(reviewForm({ stateCode: "PER", session: "49", deadlineDate: "2024-10-18" }));
    await editReview(db, administrator, { reviewId, ...moved });
    await editReview(db, administrator, { reviewId, ...moved });
    expect((await reviewById(db, reviewId))?.deadline).toEqual(new Date("2024-10-18T21:59:00Z"));
    expect((await eventsOf(reviewId)).slice(1)).toEqual([
      { action: "review.edited", data: { deadline: { from: "2024-10-11T21:59:00.000Z", to: "2024-10-18T21:59:00.000Z" } } },
    ]);
    const told = await db.selectFrom("notice").where("kind", "=", "deadline-moved").select(["user_id", "params"]).execute();
    expect(told).toMatchObject([{ user_id: author.userId, params: { deadline: "2024-10-18T21:59:00.000Z" } }]);
  });

  it("does not let a review become another that exists", async () => {
    await openReview(db, administrator, reviewInput.parse(reviewForm({ stateCode: "FRA", session: "43" })));
    const { reviewId } = await openReview(db, administrator, reviewInput.parse(reviewForm({ stateCode: "FRA", session: "44" })));
    await expect(
      editReview(db, administrator, { reviewId, ...reviewInput.parse(reviewForm({ stateCode: "FRA", session: "43" })) }),
    ).rejects.toMatchObject({ code: "review-exists" });
    expect((await reviewById(db, reviewId))?.session).toBe(44);
  });
});

describe("guideline sets", () => {
  const form = {
    "words-individual": "2815",
    "source-individual": "Seen",
    "certainty-individual": "seen",
    "words-joint": "5630",
    "source-joint": "Seen",
    "certainty-joint": "seen",
    "words-nhri": "5630",
    "source-nhri": "",
    "certainty-nhri": "weak",
    "counted-headings": "on",
    "counted-loneSigns": "on",
    "counted-webAddresses": "on",
    "rule-length": "blocking",
  };

  it("are corrected, written down, and not put back at the next start", async () => {
    await correctGuidelines(db, administrator, {
      guidelineSetId: "test-4",
      ...guidelinesInput.parse({
        ...form,
        "words-joint": "6000",
        "counted-compounds": "on",
        "rule-length": "off",
        "rule-source-length": "Read",
      }),
    });
    await addMissingGuidelineSets(db, ORIGINAL_SETS);
    const set = await guidelineSetById(db, "test-4");
    expect(set?.limits.joint).toEqual({ words: 6000, source: "Seen", certainty: "seen" });
    expect(set?.rules).toEqual([{ code: "length", severity: "off", source: "Read", certainty: "seen" }]);
    expect(set?.counted).toEqual({ ...ORIGINAL_SETS[1]!.counted, compounds: true });
    const events = await eventsOf("test-4");
    expect(events).toHaveLength(1);
    expect(events[0]!.data).toMatchObject({
      "limits.joint": { from: { words: 5630 }, to: { words: 6000 } },
      "rules.length": { from: { severity: "blocking", source: "Test" }, to: { severity: "off", source: "Read" } },
    });
  });

  it("name the field that is wrong", () => {
    const result = guidelinesInput.safeParse({ ...form, "words-joint": "many", "certainty-nhri": "sure" });
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual(["words-joint", "certainty-nhri"]);
  });

  it("are corrected by administrators only", async () => {
    await expect(correctGuidelines(db, author, { guidelineSetId: "test-4", ...guidelinesInput.parse(form) })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
