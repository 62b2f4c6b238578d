import { describe, expect, it } from "vitest";
import { emptyCover, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { openImportWarnings } from "~/db/import-warnings.js";
import { openRoundOf, roundsOf, signaturesOf, standing } from "~/db/signoff.js";
import { submissionById, submissionsOfPerson, subjectOfDocument } from "~/db/submissions.js";
import { testDatabase } from "~/db/testing.js";
import { versionById } from "~/db/versions.js";
import { appendUpdates, hashDocument, readDocument } from "../collab/log.js";
import { signOffView } from "../queries/sign-off.js";
import { createSubmission } from "./create-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { refuseVersion } from "./refuse-version.js";
import { reopenSubmission } from "./reopen-submission.js";
import { signVersion } from "./sign-version.js";
import { buildActor, buildSubmission, decisionOf, documentOf } from "./testing-submission.js";

const db = await testDatabase();
const refused = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );
const events = async (submissionId: string) =>
  (await db.selectFrom("audit_event").where("subject_id", "=", submissionId).select(["action", "data"]).orderBy("seq").execute()).map(
    (event) => event.action,
  );

describe("a submission", () => {
  it("starts as a draft with its text, its warnings and an event", async () => {
    const { coalitionId, lead } = await buildSubmission(db);
    const { submissionId, documentId } = await createSubmission(db, lead, {
      coalitionId,
      kind: "joint",
      title: "Second",
      language: "fr",
      document: {
        schema: SCHEMA_VERSION,
        cover: { ...emptyCover(), title: "Title of the file" },
        blocks: [{ id: "b1", kind: "paragraph", inline: [{ type: "text", text: "Bonjour." }] }],
        notes: [],
        links: [],
      },
      warnings: [
        { code: "title-not-found", params: {} },
        { code: "organisations-not-found", params: {} },
        { code: "page-numbers-missing", params: {} },
        { code: "note-missing", params: { number: 3 }, block: "b1" },
        ...Array.from({ length: 8 }, (_, i) => ({ code: "heading-level", params: { text: String(i) }, block: "b1" })),
      ],
    });
    const record = await submissionById(db, submissionId);
    expect(record).toMatchObject({
      submission: { title: "Second", language: "fr", state: "draft", documentId },
      review: { stateName: "Belgium", guidelines: { cycle: 4 } },
    });
    expect(record?.coalition.organisations.map((organisation) => organisation.acronym)).toEqual(["O1", "O2"]);
    expect(await readDocument(db, documentId)).toMatchObject({ cover: { title: "Second" }, blocks: [{ id: "b1" }] });
    const warnings = await openImportWarnings(db, submissionId);
    expect(warnings.slice(0, 2)).toMatchObject([
      { code: "page-numbers-missing", block_id: null, params: {} },
      { code: "note-missing", block_id: "b1", params: { number: 3 } },
    ]);
    expect(warnings.slice(2).map(({ params }) => params.text)).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
    expect(await subjectOfDocument(db, documentId)).toMatchObject({ submissionId, subject: { type: "submission", state: "draft" } });
    expect(await events(submissionId)).toEqual(["submission.created"]);
  });

  it("is started by the lead only, and by nobody for a coalition that is not there", async () => {
    const { coalitionId, author, lead } = await buildSubmission(db);
    const input = { coalitionId, kind: "joint", title: "T", language: "en" } as const;
    expect(await refused(createSubmission(db, author, input))).toBe("forbidden");
    expect(await refused(createSubmission(db, await buildActor(db, "A", ["administrator"]), input))).toBe("not-found");
    expect(await refused(createSubmission(db, lead, { ...input, coalitionId: "none" }))).toBe("not-found");
  });

  it("is listed for each of its people once, with their roles", async () => {
    const { submissionId, lead, signatories, coalitionId } = await buildSubmission(db);
    await db
      .insertInto("coalition_person")
      .values({ coalition_id: coalitionId, organisation_id: signatories[0]!.organisationId, user_id: lead.userId, role: "signatory" })
      .execute();
    const listed = await submissionsOfPerson(db, lead.userId);
    expect(listed).toMatchObject([{ id: submissionId, stateName: "Belgium", state: "draft" }]);
    expect(new Set(listed[0]?.roles)).toEqual(new Set(["lead", "signatory"]));
  });
});

describe("sign-off", () => {
  it("freezes the very text, with the coalition on its cover, and refuses updates from then on", async () => {
    const built = await buildSubmission(db);
    const { versionId, hash } = await openSignOff(db, built.lead, built);
    const version = await versionById(db, versionId);
    expect(version?.hash).toBe(hash);
    expect(hashDocument(version!.content)).toBe(hash);
    expect(version?.content.cover.organisations.map((organisation) => organisation.name)).toEqual(["Organisation 1", "Organisation 2"]);
    expect(version?.words.body).toBe(5);
    expect(
      (await appendUpdates(db, [{ documentId: built.documentId, bytes: new Uint8Array([0, 0]), userId: null }])).has(built.documentId),
    ).toBe(false);
    expect(await events(built.submissionId)).toEqual(["submission.created", "submission.sign-off-opened"]);
  });

  it("is opened by the lead, once, and not on an empty text", async () => {
    const built = await buildSubmission(db);
    expect(await refused(openSignOff(db, built.author, built))).toBe("forbidden");
    await openSignOff(db, built.lead, built);
    expect(await refused(openSignOff(db, built.lead, built))).toBe("wrong-state");
    expect(await refused(openSignOff(db, built.lead, { submissionId: "none" }))).toBe("not-found");
    const empty = await buildSubmission(db, {
      document: { schema: SCHEMA_VERSION, cover: emptyCover(), blocks: [], notes: [], links: [] },
    });
    expect(await refused(openSignOff(db, empty.lead, empty))).toBe("checks-failed");
    const untouched = await buildSubmission(db, { document: documentOf("") });
    expect(await refused(openSignOff(db, untouched.lead, untouched))).toBe("checks-failed");
    expect((await submissionById(db, empty.submissionId))?.submission.state).toBe("draft");
    expect(
      (await appendUpdates(db, [{ documentId: empty.documentId, bytes: new Uint8Array([0, 0]), userId: null }])).has(empty.documentId),
    ).toBe(true);
  });

  it("is not opened for a text that cannot be filed, unless what blocks it is named", async () => {
    const rules = (["length", "language"] as const).map((code) => ({
      code,
      severity: "blocking" as const,
      source: "test",
      certainty: "seen" as const,
    }));
    const built = await buildSubmission(db, { words: 3, rules });
    expect(await refused(openSignOff(db, built.lead, built))).toBe("blocked-unconfirmed");
    expect(await refused(openSignOff(db, built.lead, { ...built, despite: ["language"] }))).toBe("blocked-unconfirmed");
    expect((await submissionById(db, built.submissionId))?.submission.state).toBe("draft");
    expect(await refused(openSignOff(db, built.lead, { ...built, despite: ["length"] }))).toBe("accepted");
  });

  it("is not opened after the deadline unasked, and the page names it", async () => {
    const rules = [{ code: "deadline" as const, severity: "blocking" as const, source: "test", certainty: "seen" as const }];
    const deadline = new Date("2026-07-14T21:59:00Z");
    const built = await buildSubmission(db, { deadline, rules });
    const now = new Date(deadline.getTime() + 60_000);
    const named = async (at: Date) => (await signOffView(db, built.lead, built.submissionId, at)).draft?.findings.map(({ code }) => code);
    expect(await named(deadline)).toEqual([]);
    expect(await named(now)).toEqual(["deadline"]);
    expect(await refused(openSignOff(db, built.lead, { ...built, now }))).toBe("blocked-unconfirmed");
    expect(await refused(openSignOff(db, built.lead, { ...built, now, despite: ["deadline"] }))).toBe("accepted");
  });

  it("takes one decision per organisation, from its own signatory, on the text that was read", async () => {
    const built = await buildSubmission(db);
    const [first, second] = built.signatories;
    expect(await refused(signVersion(db, first!.actor, await decisionOf(db, built, first!)))).toBe("wrong-state");
    await openSignOff(db, built.lead, built);
    const input = await decisionOf(db, built, first!);
    expect(await refused(signVersion(db, built.lead, input))).toBe("forbidden");
    expect(await refused(signVersion(db, second!.actor, input))).toBe("forbidden");
    expect(await refused(signVersion(db, first!.actor, { ...input, hash: "f".repeat(64) }))).toBe("text-changed");
    await signVersion(db, first!.actor, input);
    expect(await refused(signVersion(db, first!.actor, input))).toBe("conflict");
    await refuseVersion(db, first!.actor, { ...input, reason: "Paragraph 3 names a child." });
    const round = await openRoundOf(db, built.submissionId);
    const all = await signaturesOf(db, round!.id);
    expect(all).toHaveLength(2);
    expect(standing(all)).toMatchObject([{ decision: "refused", reason: "Paragraph 3 names a child." }]);
    const data = await db.selectFrom("audit_event").where("subject_id", "=", built.submissionId).select("data").execute();
    expect(JSON.stringify(data)).not.toContain("child");
  });

  it("voids every signature when the text is reopened, and a hash of before is refused", async () => {
    const built = await buildSubmission(db);
    await openSignOff(db, built.lead, built);
    const [first] = built.signatories;
    const input = await decisionOf(db, built, first!);
    await signVersion(db, first!.actor, input);
    expect(await refused(reopenSubmission(db, built.author, built))).toBe("forbidden");
    expect(await reopenSubmission(db, built.lead, built)).toEqual({ documentId: built.documentId, voided: 1 });
    const [round] = await roundsOf(db, built.submissionId);
    expect(round).toMatchObject({ outcome: "reopened" });
    const [signature] = await signaturesOf(db, round!.id);
    expect(signature?.voidedAt).toEqual(round?.closedAt);
    expect(await refused(signVersion(db, first!.actor, input))).toBe("wrong-state");
    expect(
      (await appendUpdates(db, [{ documentId: built.documentId, bytes: new Uint8Array([0, 0]), userId: null }])).has(built.documentId),
    ).toBe(true);
    expect(await events(built.submissionId)).toEqual([
      "submission.created",
      "submission.sign-off-opened",
      "submission.signed",
      "submission.reopened",
    ]);
  });
});
