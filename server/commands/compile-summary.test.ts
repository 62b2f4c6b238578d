import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/app/domain/access/may.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { readSummaryText } from "~/app/domain/summary/text-yjs.js";
import { claimCompiling, endCompiling } from "~/db/summaries.js";
import { testDatabase } from "~/db/testing.js";
import { openClient, signIn, startCollab, type TestServer, until } from "../collab/testing.js";
import { citableParagraphs, summaryDesk, writtenSummary } from "../queries/summary.js";
import { compileSummary, type CompileStep } from "./compile-summary.js";
import { exportOriginals } from "./export-originals.js";
import { exportStatements } from "./export-statements.js";
import { exportSummary } from "./export-summary.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { signVersion } from "./sign-version.js";
import { startSummary } from "./start-summary.js";
import { buildActor, buildSubmission, type BuiltSubmission, decisionOf, documentOf } from "./testing-submission.js";
import { withdrawSubmission } from "./withdraw-submission.js";

const db = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
let server: TestServer;
let built: BuiltSubmission;
let reviewer: Actor;
let documentId: string;

const refused = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );
async function compile(actor = reviewer): Promise<CompileStep[]> {
  const steps: CompileStep[] = [];
  for await (const step of compileSummary(db, server.rooms, actor, { reviewId: built.reviewId, now })) steps.push(step);
  return steps;
}
const enter = async (actor: Actor) => openClient(server, { cookie: await signIn(db, actor.userId), documentId });

beforeAll(async () => {
  server = await startCollab(db);
  built = await buildSubmission(db, { document: documentOf("The schools of the south have no library.", "Prisons have no books.") });
  await openSignOff(db, built.lead, built);
  for (const signatory of built.signatories) await signVersion(db, signatory.actor, await decisionOf(db, built, signatory));
  await fileSubmission(db, built.lead, { submissionId: built.submissionId, now });
  reviewer = await buildActor(db, "Rosa", ["reviewer"]);
});
afterAll(() => server.close());

describe("a review's summary", () => {
  it("is started once, by the reviewers' side alone", async () => {
    expect(await refused(startSummary(db, built.lead, built))).toBe("forbidden");
    expect(await refused(startSummary(db, reviewer, { reviewId: "none" }))).toBe("not-found");
    const [one, two] = await Promise.all([startSummary(db, reviewer, built), startSummary(db, reviewer, built)]);
    expect(one).toEqual(two);
    documentId = one.documentId;
    const { written } = await summaryDesk(db, server.rooms, reviewer, built.reviewId);
    expect(written?.printed.blocks).toHaveLength(2);
    expect(JSON.stringify(written?.printed.blocks)).toContain("summary of 1 stakeholder’s submission");
  });

  it("is compiled before the eyes of those who write it, with progress, and printed with its citations", async () => {
    const other = await buildActor(db, "Omar", ["reviewer"]);
    const [rosa, omar] = [await enter(reviewer), await enter(other)];
    await until(() => rosa.provider.synced && omar.provider.synced);
    const steps = await compile();
    expect(steps.map(({ step }) => step)).toEqual(["reading", "reading", "drafting", "done"]);
    await until(() => omar.text().includes("no library"));
    expect(readSummaryText(omar.doc).citations).toMatchObject([{ submission: built.submissionId }, { submission: built.submissionId }]);
    const { printed } = await writtenSummary(db, server.rooms, reviewer, built.reviewId);
    expect(printed.notes.map(({ text }) => text)).toContain("[JS], para. 1.");
    // what found no section is named as long as nobody cites it
    const [missed] = (await writtenSummary(db, server.rooms, reviewer, built.reviewId)).request.submissions[0]!.document.blocks;
    const cited = readSummaryText(omar.doc).citations[0]!;
    const passage = { submission: built.submissionId, block: missed!.id };
    await endCompiling(db, built.reviewId, { at: now, unplaced: [passage, { submission: built.submissionId, block: cited.blocks[0]! }] });
    expect((await summaryDesk(db, server.rooms, reviewer, built.reviewId)).written?.unplaced).toEqual([passage]);
    // they write in it together
    rosa.type(" Edited by Rosa.", 1);
    await until(() => omar.text().includes("Edited by Rosa."));
    await until(() => rosa.saved() > 0);
    const [done] = (await compile()).slice(-1);
    expect(done).toMatchObject({ step: "done", report: { kept: 1, added: 0, removed: 0 } });
    expect(omar.text()).toContain("Edited by Rosa.");
    rosa.destroy();
    omar.destroy();
  });

  it("is closed to the coalitions, also on the socket", async () => {
    const lead = await enter(built.lead);
    await until(() => lead.closed !== null);
    expect(lead.closed?.code).toBe(CLOSE.forbidden);
    lead.destroy();
    expect(await refused(compile(built.lead))).toBe("forbidden");
    expect(await refused(writtenSummary(db, server.rooms, built.lead, built.reviewId))).toBe("forbidden");
    expect(await refused(citableParagraphs(db, built.lead, built.reviewId, built.submissionId))).toBe("forbidden");
  });

  it("is compiled by one at a time", async () => {
    expect(await claimCompiling(db, built.reviewId, now, new Date(now.getTime() + 1000))).toBe(true);
    expect(await refused(compile())).toBe("conflict");
    expect(await claimCompiling(db, built.reviewId, new Date(now.getTime() + 2000), now)).toBe(true);
    await endCompiling(db, built.reviewId);
    expect((await compile()).at(-1)?.step).toBe("done");
  });

  it("offers the filed paragraphs to be cited, and is downloaded as it is written", async () => {
    expect((await citableParagraphs(db, reviewer, built.reviewId, built.submissionId)).map(({ text, p }) => [p, text])).toEqual([
      ["1", "The schools of the south have no library."],
      ["2", "Prisons have no books."],
    ]);
    for (const [format, begins] of [
      ["docx", "PK"],
      ["pdf", "%P"],
    ] as const) {
      const file = await exportSummary(db, server.rooms, reviewer, { reviewId: built.reviewId, format, now });
      expect(Buffer.from(file.bytes).subarray(0, 2).toString()).toBe(begins);
      expect(file.fileName).toBe(`Belgium_UPR52_summary_draft.${format}`);
    }
    const archive: Uint8Array[] = [];
    for await (const piece of (await exportOriginals(db, reviewer, built)).pieces) archive.push(piece);
    expect(Object.keys(unzipSync(new Uint8Array(Buffer.concat(archive))))).toEqual(["1_Libraries-and-human-rights.docx"]);
    expect((await exportStatements(db, reviewer, { ...built, format: "csv" }))?.fileName).toBe("Belgium_UPR52_recommendations.csv");
    expect(await exportStatements(db, reviewer, { ...built, format: "exe" })).toBeNull();
    expect(await refused(exportOriginals(db, built.lead, built))).toBe("forbidden");
    expect(await refused(exportStatements(db, built.lead, { ...built, format: "csv" }))).toBe("forbidden");
    const rows = await db.selectFrom("audit_event").select("action").where("subject_id", "=", built.reviewId).execute();
    const actions = rows.map(({ action }) => action);
    for (const action of ["summary.started", "summary.compiled", "summary.exported", "originals.exported", "statements.exported"])
      expect(actions).toContain(action);
  });

  it("drops what was withdrawn, when it is compiled again", async () => {
    await withdrawSubmission(db, built.lead, { submissionId: built.submissionId, now });
    expect((await compile()).at(-1)).toMatchObject({ report: { removed: 2 } });
  });
});
