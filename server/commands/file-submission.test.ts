import { createHash } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { isRefusal } from "~/app/domain/refusal.js";
import { receiptHash, receiptHolds } from "~/app/domain/submission/receipt.js";
import { zurichInstant } from "~/app/domain/review/zurich.js";
import { filedDocx, filedOfReview, filingOfSubmission } from "~/db/filings.js";
import { submissionById } from "~/db/submissions.js";
import { testDatabase } from "~/db/testing.js";
import { deskView } from "../queries/desk.js";
import { filedText, receiptView } from "../queries/filing.js";
import { signOffView } from "../queries/sign-off.js";
import { summaryDesk } from "../queries/summary.js";
import { textToExport } from "../queries/text-to-export.js";
import { assignAcronym } from "./assign-acronym.js";
import { exportSubmission } from "./export-submission.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { recordMinorityView } from "./record-minority-view.js";
import { refuseVersion } from "./refuse-version.js";
import { reopenSubmission } from "./reopen-submission.js";
import { signVersion } from "./sign-version.js";
import { buildActor, buildSubmission, type BuiltSubmission, decisionOf, documentOf } from "./testing-submission.js";
import { withdrawSubmission } from "./withdraw-submission.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const refused = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );

async function signed(wanted: Parameters<typeof buildSubmission>[1] = {}): Promise<BuiltSubmission> {
  const built = await buildSubmission(db, wanted);
  await openSignOff(db, built.lead, { ...built, despite: wanted.rules?.map(({ code }) => code) });
  for (const signatory of built.signatories) await signVersion(db, signatory.actor, await decisionOf(db, built, signatory));
  return built;
}
const file = ({ lead, submissionId }: BuiltSubmission, now = NOW) => fileSubmission(db, lead, { submissionId, now });

describe("filing", () => {
  it("keeps text, Word file and receipt, each proven by its hash", async () => {
    const built = await signed();
    const { filingId, receipt } = await file(built);
    const filing = await filingOfSubmission(db, built.submissionId);
    const docx = await filedDocx(db, filingId);
    expect(createHash("sha256").update(docx!).digest("hex")).toBe(receipt.docxHash);
    expect(Buffer.from(docx!).subarray(0, 2).toString()).toBe("PK");
    expect(filing?.receipt).toEqual(receipt);
    expect(await receiptHolds(filing!.receipt)).toBe(true);
    expect(receipt).toMatchObject({
      submission: { title: "Libraries and human rights", kind: "joint" },
      review: { stateName: "Belgium", session: 52 },
      organisations: [
        { name: "Organisation 1", signatory: "Signatory 1", function: "Director" },
        { name: "Organisation 2", signatory: "Signatory 2" },
      ],
      words: 5,
      filedAt: NOW.toISOString(),
      filedBy: "Lea Lead",
    });
    expect((await submissionById(db, built.submissionId))?.submission.state).toBe("filed");
    const view = await receiptView(db, built.lead, built.submissionId, NOW);
    expect(view).toMatchObject({ holds: true, mayWithdraw: true, withdrawnAt: null });
    const { hash, ...changed } = { ...receipt, words: 6 };
    expect(await receiptHash(changed)).not.toBe(hash);
  });

  it("shows when what is stored was changed after filing", async () => {
    const built = await signed();
    const { filingId } = await file(built);
    // somebody who owns the database takes the guard away
    await sql`alter table filing disable trigger filing_stays`.execute(db);
    await db
      .updateTable("filing")
      .set({ receipt: JSON.stringify({ ...(await filingOfSubmission(db, built.submissionId))!.receipt, words: 4 }) })
      .where("id", "=", filingId)
      .execute();
    expect((await receiptView(db, built.lead, built.submissionId, NOW)).holds).toBe(false);
  });

  it("is refused to whoever is not the lead, and unsigned, half signed, or sent back", async () => {
    const built = await buildSubmission(db);
    expect(await refused(file(built))).toBe("wrong-state");
    await openSignOff(db, built.lead, built);
    const [first, second] = built.signatories;
    expect(await refused(file({ ...built, lead: built.author }))).toBe("forbidden");
    expect(await refused(file(built))).toBe("unsigned");
    await signVersion(db, first!.actor, await decisionOf(db, built, first!));
    expect(await refused(file(built))).toBe("unsigned");
    await refuseVersion(db, second!.actor, { ...(await decisionOf(db, built, second!)), reason: "Not yet." });
    expect(await refused(file(built))).toBe("unsigned");
    await signVersion(db, second!.actor, await decisionOf(db, built, second!));
    expect(await refused(file(built))).toBe("accepted");
    expect(await refused(file(built))).toBe("wrong-state");
  });

  it("asks an organisation that joined after the freeze for its signature too", async () => {
    const built = await signed();
    const id = `late-${built.submissionId}`;
    await db.insertInto("organisation").values({ id, name: "Latecomer", type: "ngo" }).execute();
    await db.insertInto("coalition_organisation").values({ coalition_id: built.coalitionId, organisation_id: id }).execute();
    expect(await refused(file(built))).toBe("unsigned");
  });

  it("of an organisation that was renamed meanwhile bears the name that was signed, and the page says so", async () => {
    const built = await signed();
    const { actor, organisationId } = built.signatories[1]!;
    await recordMinorityView(db, actor, { submissionId: built.submissionId, organisationId, text: "But." });
    const names = async () => (await signOffView(db, built.lead, built.submissionId, NOW)).round?.namesBefore;
    expect(await names()).toEqual([]);
    await db.updateTable("organisation").set({ name: "Another name" }).where("id", "=", organisationId).execute();
    expect(await names()).toEqual(["Organisation 1", "Organisation 2"]);
    const { receipt } = await file(built);
    expect(receipt.organisations.map(({ id, name }) => [id, name])[1]).toEqual([organisationId, "Organisation 2"]);
    expect(receipt.annexes?.map(({ organisation }) => organisation)).toEqual(["Organisation 2"]);
  });

  it.each([
    ["summer", "2026-07-14T23:59"],
    ["winter", "2026-01-08T23:59"],
  ])("closes at the deadline in Geneva's time, in %s", async (_season, local) => {
    const deadline = zurichInstant(local)!;
    const minute = 60_000;
    const [before, at, after] = await Promise.all([signed({ deadline }), signed({ deadline }), signed({ deadline })]);
    expect(await refused(file(after, new Date(deadline.getTime() + minute)))).toBe("after-deadline");
    expect(await refused(file(before, new Date(deadline.getTime() - minute)))).toBe("accepted");
    expect(await refused(file(at, deadline))).toBe("accepted");
  });

  it("opens with its window and ends at the limit of words", async () => {
    const opensAt = new Date("2026-05-01T00:00:00Z");
    const early = await signed({ opensAt });
    expect(await refused(file(early, new Date(opensAt.getTime() - 1)))).toBe("before-window");
    expect(await refused(file(early, opensAt))).toBe("accepted");
    // the heading counts one, the paragraph four
    expect(await refused(file(await signed({ words: 5 })))).toBe("accepted");
    const over = await signed({ words: 4 });
    expect(await refused(file(over))).toBe("over-limit");
    expect((await signOffView(db, over.lead, over.submissionId, NOW)).round?.obstacles).toMatchObject([
      { code: "over-limit", params: { words: 5, limit: 4, over: 1 } },
    ]);
  });

  it("is stopped by a blocking check and not by advice", async () => {
    const rule = (code: "contact-missing" | "keywords-missing", severity: "blocking" | "advice") => ({
      code,
      severity,
      source: "test",
      certainty: "seen" as const,
    });
    const document = {
      ...documentOf("Belgium closed 34 libraries."),
      cover: { title: "", keywords: "", contact: "", letter: "", organisations: [] },
    };
    const blocked = await signed({ document, rules: [rule("contact-missing", "blocking"), rule("keywords-missing", "advice")] });
    expect(await refused(file(blocked))).toBe("checks-failed");
    const advised = await signed({ document, rules: [rule("contact-missing", "advice"), rule("keywords-missing", "advice")] });
    expect(await refused(file(advised))).toBe("accepted");
  });

  it("leaves nothing behind when it is refused", async () => {
    const built = await signed({ words: 4 });
    await refused(file(built));
    expect(await filingOfSubmission(db, built.submissionId)).toBeNull();
    expect((await submissionById(db, built.submissionId))?.submission.state).toBe("sign-off");
    expect(
      await db
        .selectFrom("audit_event")
        .where("subject_id", "=", built.submissionId)
        .where("action", "=", "submission.filed")
        .select("seq")
        .execute(),
    ).toEqual([]);
  });
});

describe("what was filed", () => {
  it("is on the desk of the reviewers, with the acronym that they give, and in the summary", async () => {
    const built = await signed();
    const reviewer = await buildActor(db, "Rita Reviewer", ["reviewer"]);
    expect((await deskView(db, reviewer, built.reviewId)).filed).toEqual([]);
    expect(await refused(textToExport(db, reviewer, built.submissionId, NOW))).toBe("not-found");
    const { filingId } = await file(built);
    await assignAcronym(db, reviewer, { filingId, acronym: "LIB", jsNumber: 17 });
    expect(await refused(assignAcronym(db, built.lead, { filingId, acronym: "X", jsNumber: null }))).toBe("forbidden");
    expect(await refused(assignAcronym(db, reviewer, { filingId: "none", acronym: "X", jsNumber: null }))).toBe("not-found");
    expect((await deskView(db, reviewer, built.reviewId)).filed).toMatchObject([
      { acronym: "LIB", jsNumber: 17, words: 5, organisations: [{ acronym: "O1" }, { acronym: "O2" }] },
    ]);
    expect(await refused(deskView(db, built.lead, built.reviewId))).toBe("forbidden");
    const { document } = await filedText(db, reviewer, built.submissionId);
    expect(document.cover.organisations).toHaveLength(2);
    const notStarted = () => Promise.reject(new Error("not started"));
    expect((await summaryDesk(db, { look: notStarted }, reviewer, built.reviewId)).sources).toMatchObject([{ name: "LIB/JS17" }]);
  });

  it("is downloaded byte for byte, and each download is in the audit log", async () => {
    const built = await signed();
    const draft = await exportSubmission(db, built.author, { submissionId: built.submissionId, format: "json", now: NOW });
    expect(draft.bytes.length).toBeGreaterThan(100);
    const { receipt } = await file(built);
    const docx = await exportSubmission(db, built.lead, { submissionId: built.submissionId, format: "docx", now: NOW });
    expect(createHash("sha256").update(docx.bytes).digest("hex")).toBe(receipt.docxHash);
    const exported = await db
      .selectFrom("audit_event")
      .where("subject_id", "=", built.submissionId)
      .where("action", "=", "submission.exported")
      .select("data")
      .orderBy("seq")
      .execute();
    expect(exported.map((event) => event.data)).toEqual([
      { format: "json", state: "sign-off", hash: receipt.textHash },
      { format: "docx", state: "filed", hash: receipt.textHash },
    ]);
  });

  it("can be withdrawn once, by the lead; then reviewers lose it and the coalition keeps it", async () => {
    const built = await signed();
    const reviewer = await buildActor(db, "Rolf Reviewer", ["reviewer"]);
    await file(built);
    const withdraw = (actor = built.lead) => withdrawSubmission(db, actor, { submissionId: built.submissionId, now: NOW });
    expect(await refused(withdraw(built.author))).toBe("forbidden");
    expect(await refused(reopenSubmission(db, built.lead, built))).toBe("wrong-state");
    await withdraw();
    expect(await refused(withdraw())).toBe("wrong-state");
    const told = await db.selectFrom("notice").where("kind", "=", "withdrawn").select(["address", "params"]).execute();
    expect(told.filter(({ address }) => address === built.signatories[1]!.actor.email)).toMatchObject([{ params: { actor: "Lea Lead" } }]);
    expect(await filedOfReview(db, built.reviewId)).toEqual([]);
    expect(await refused(receiptView(db, reviewer, built.submissionId, NOW))).toBe("not-found");
    expect(await receiptView(db, built.author, built.submissionId, NOW)).toMatchObject({
      holds: true,
      withdrawnAt: NOW.toISOString(),
      mayWithdraw: false,
    });
  });
});
