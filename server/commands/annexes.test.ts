import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { isRefusal } from "~/app/domain/refusal.js";
import { filedPackage } from "~/db/filings.js";
import { testDatabase } from "~/db/testing.js";
import { hashDocument } from "../collab/log.js";
import { verifyPackage } from "../exchange/package/verify-package.js";
import { signerOf } from "../installation-key.js";
import { annexDownload, annexesPage } from "../queries/annexes.js";
import { signOffView } from "../queries/sign-off.js";
import { deskSubmission, deskView } from "../queries/desk.js";
import { textToExport } from "../queries/text-to-export.js";
import { readJson } from "../exchange/json/read-json.js";
import { writeJson } from "../exchange/json/write-json.js";
import { addAnnex, removeAnnex } from "./add-annex.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { recordMinorityView } from "./record-minority-view.js";
import { reopenSubmission } from "./reopen-submission.js";
import { signVersion } from "./sign-version.js";
import { buildActor, buildSubmission, type BuiltSubmission, decisionOf } from "./testing-submission.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const sign = signerOf(mkdtempSync(join(tmpdir(), "caucus-key-")));
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );
const text = (name: string, content: string) => ({ fileName: name, bytes: strToU8(content) });
const add = (
  { submissionId, author }: BuiltSubmission,
  upload: { fileName: string; bytes: Uint8Array } | null,
  title = "Survey",
  by: "own" | "others" = "own",
) => addAnnex(db, author, { submissionId, title, by, upload });
const fileAll = async (built: BuiltSubmission) => {
  for (const one of built.signatories) await signVersion(db, one.actor, await decisionOf(db, built, one));
  return fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW, sign });
};

describe("annexes", () => {
  it("are frozen and signed with the text, not counted, and filed with their hashes", async () => {
    const built = await buildSubmission(db, { words: 5 });
    await add(built, text("survey.csv", "library,closed\nA,yes"));
    const out = await add(built, text("note.txt", "Long ".repeat(400)), "Second");
    const { hash } = await openSignOff(db, built.lead, built);
    const round = (await signOffView(db, built.lead, built.submissionId, NOW)).round!;
    expect(round.text.words).toBe(5);
    expect(round.text.document.annexes?.map(({ title }) => title)).toEqual(["Survey", "Second"]);
    expect(hashDocument(round.text.document)).toBe(hash);
    expect(await outcome(add(built, text("late.txt", "x")))).toBe("wrong-state");
    expect(await outcome(removeAnnex(db, built.author, { ...built, annexId: out }))).toBe("wrong-state");
    const { receipt, filingId } = await fileAll(built);
    const zip = (await filedPackage(db, filingId))!;
    expect(receipt.annexes?.map(({ file }) => file)).toEqual(["annexes/1_Survey.csv", "annexes/2_Second.txt"]);
    expect(strFromU8(unzipSync(zip)["annexes/1_Survey.csv"]!)).toContain("library,closed");
    expect((await verifyPackage(zip, "package.zip")).verified).toBe(true);
    const files = unzipSync(zip);
    files["annexes/1_Survey.csv"] = strToU8("library,closed\nA,no");
    expect((await verifyPackage(zipSync(files), "package.zip")).checks.filter(({ holds }) => !holds).map(({ what }) => what)).toEqual([
      "annexes/1_Survey.csv is as it was filed",
    ]);
    const { file } = await textToExport(db, built.lead, built.submissionId, NOW);
    expect(readJson(await writeJson(file), "text.json").document.annexes).toEqual(round.text.document.annexes);
  });

  it("of another draft have another hash, and an earlier text keeps those that it was signed with", async () => {
    const built = await buildSubmission(db);
    const id = await add(built, text("a.txt", "one"));
    const first = await openSignOff(db, built.lead, built);
    await reopenSubmission(db, built.lead, built);
    await removeAnnex(db, built.lead, { ...built, annexId: id });
    const second = await openSignOff(db, built.lead, built);
    expect(second.hash).not.toBe(first.hash);
    expect((await annexDownload(db, built.author, built.submissionId, id)).fileName).toBe("a.txt");
    await expect(sql`update annex set hash = ''`.execute(db)).rejects.toThrow("an annex stays");
    await expect(sql`delete from annex`.execute(db)).rejects.toThrow("an annex stays");
  });

  it("are refused where they are no document, too large, or nobody's to add; what OHCHR asks not to annex is advised against", async () => {
    const rule = (code: "annex-picture" | "annex-annual-report" | "annex-other-report" | "annexes-unlisted") => ({
      code,
      severity: "advice" as const,
      source: "test",
      certainty: "seen" as const,
    });
    const rules = [rule("annex-picture"), rule("annex-annual-report"), rule("annex-other-report"), rule("annexes-unlisted")];
    const built = await buildSubmission(db, { rules });
    const findings = async () => (await signOffView(db, built.lead, built.submissionId, NOW)).draft!.findings.map(({ code }) => code);
    const judged = async () => (await signOffView(db, built.lead, built.submissionId, NOW)).round!.text.findings.map(({ code }) => code);
    expect(await findings()).toEqual([]);
    expect(await outcome(add(built, null))).toBe("file-missing");
    expect(await outcome(add(built, text("run.html", "<script>")))).toBe("file-wrong-kind");
    expect(await outcome(add(built, text("macro.docm", "PK")))).toBe("file-wrong-kind");
    expect(await outcome(add(built, text("not.pdf", "PK")))).toBe("file-not-as-named");
    expect(await outcome(add(built, { fileName: "big.txt", bytes: new Uint8Array(20 * 1024 * 1024 + 1).fill(65) }))).toBe("file-too-large");
    expect(await outcome(add({ ...built, author: built.signatories[1]!.actor }, text("a.txt", "a")))).toBe("forbidden");
    await add(built, { fileName: "map.png", bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }, "Map");
    await add(built, text("a.txt", "a"), "Rapport annuel 2025");
    expect(await outcome(add(built, text("again.txt", "a"), "The same once more"))).toBe("annex-there");
    await add(built, text("b.txt", "b"), "What others found", "others");
    expect(await findings()).toEqual(["annex-picture", "annex-annual-report", "annex-other-report"]);
    const stranger = await buildActor(db, "Stranger");
    expect(await outcome(annexesPage(db, stranger, built.submissionId))).toBe("not-found");
    const reviewer = await buildActor(db, "Rita", ["reviewer"]);
    const [annex] = (await annexesPage(db, built.author, built.submissionId)).annexes;
    expect(await outcome(annexDownload(db, reviewer, built.submissionId, annex!.id))).toBe("not-found");
    await openSignOff(db, built.lead, built);
    const told = await judged();
    await fileAll(built);
    // the reviewers are told the same as the authors
    const [filed] = (await deskView(db, reviewer, built.reviewId)).filed;
    expect((await deskSubmission(db, reviewer, built.reviewId, filed!.filingId)).findings.map(({ code }) => code)).toEqual(told);
    expect(await outcome(annexDownload(db, reviewer, built.submissionId, annex!.id))).toBe("done");
  });
});

describe("a minority view", () => {
  it("is one organisation's own: written, changed and taken back by its signatory, shown to all, and voids nothing", async () => {
    const built = await buildSubmission(db);
    await openSignOff(db, built.lead, built);
    const [first, second] = built.signatories;
    await signVersion(db, first!.actor, await decisionOf(db, built, first!));
    const record = (who: typeof first, words: string, organisationId = who!.organisationId) =>
      outcome(recordMinorityView(db, who!.actor, { submissionId: built.submissionId, organisationId, text: words }));
    expect(await record(second, "We would say more.", first!.organisationId)).toBe("forbidden");
    expect(await record(second, "We would say more.")).toBe("done");
    expect(await record(second, "We would say much more.")).toBe("done");
    const round = async () => (await signOffView(db, first!.actor, built.submissionId, NOW)).round!;
    expect((await round()).annexes.map(({ organisation, body }) => [organisation, body])).toEqual([
      ["Organisation 2", "We would say much more."],
    ]);
    expect((await round()).decisions.map(({ decision }) => decision)).toEqual(["signed", "waiting"]);
    expect(await record(second, "")).toBe("done");
    expect((await round()).annexes).toEqual([]);
    await record(second, "We keep our view.");
    await signVersion(db, second!.actor, await decisionOf(db, built, second!));
    const { receipt } = await fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW });
    expect(receipt.annexes).toMatchObject([{ organisation: "Organisation 2" }]);
    expect(await record(second, "Too late.")).toBe("wrong-state");
    const log = JSON.stringify(await db.selectFrom("audit_event").where("subject_id", "=", built.submissionId).select("data").execute());
    expect(log).not.toContain("our view");
  });
});
