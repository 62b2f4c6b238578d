import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { sealReceipt, type SealedReceipt } from "~/app/domain/submission/receipt.js";
import { filedPackage, filingOfSubmission, filingsOfSubmission } from "~/db/filings.js";
import { testDatabase } from "~/db/testing.js";
import { fileSubmission } from "../../commands/file-submission.js";
import { openSignOff } from "../../commands/open-sign-off.js";
import { replaceSubmission } from "../../commands/replace-submission.js";
import { signVersion } from "../../commands/sign-version.js";
import { type BuiltSubmission, buildActor, buildSubmission, decisionOf } from "../../commands/testing-submission.js";
import { withdrawSubmission } from "../../commands/withdraw-submission.js";
import { downloadPackage } from "../../commands/download-package.js";
import { filedText } from "../../queries/filing.js";
import { signerOf } from "../../installation-key.js";
import { sql } from "kysely";
import { verifyPackage } from "./verify-package.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const sign = signerOf(mkdtempSync(join(tmpdir(), "caucus-key-")));
let built: BuiltSubmission;
let bytes: Uint8Array;

async function signAll() {
  await openSignOff(db, built.lead, built);
  for (const one of built.signatories) await signVersion(db, one.actor, await decisionOf(db, built, one));
}
const file = (now = NOW) => fileSubmission(db, built.lead, { submissionId: built.submissionId, now, sign });

beforeAll(async () => {
  built = await buildSubmission(db);
  await signAll();
  const { filingId } = await file();
  bytes = (await filedPackage(db, filingId))!;
});

const changed = (change: (files: Record<string, Uint8Array>) => void) => {
  const files = unzipSync(bytes);
  change(files);
  return zipSync(files);
};
const broken = async (zip: Uint8Array) =>
  (await verifyPackage(zip, "package.zip")).checks.filter(({ holds }) => !holds).map(({ what }) => what);

describe("a package", () => {
  it("proves itself: files, text, receipt, the installation's signature, who signed", async () => {
    const verification = await verifyPackage(bytes, "package.zip");
    expect(verification.checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(verification.verified).toBe(true);
    expect(verification.signatures?.map(({ organisation, name }) => `${organisation}: ${name}`)).toEqual([
      "Organisation 1: Signatory 1",
      "Organisation 2: Signatory 2",
    ]);
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual(
      ["SHA256SUMS", "cover-page.docx", "receipt.json", "submission.docx", "submission.json", "submission.pdf"].sort(),
    );
    const receipt = JSON.parse(strFromU8(unzipSync(bytes)["receipt.json"]!)) as SealedReceipt;
    expect(receipt.organisations[0]!.account).toEqual({ id: built.signatories[0]!.actor.userId, name: "Signatory 1" });
    expect((await verifyPackage(strToU8(JSON.stringify(receipt)), "receipt.json", verification.publicKey)).verified).toBe(true);
    expect((await verifyPackage(bytes, "package.zip", "AAAA")).verified).toBe(false);
  });

  it.each(["submission.docx", "submission.pdf", "cover-page.docx", "submission.json"])(
    "shows that %s was changed or taken out",
    async (name) => {
      const flipped = changed((files) => (files[name]![100]! ^= 1));
      expect(await broken(flipped)).toContain(`${name} is as it was filed`);
      const without = zipSync(Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([other]) => other !== name)));
      expect(await broken(without)).toContain(`${name} is as it was filed`);
    },
  );

  it("shows a receipt without the installation's signature, and a list of checksums that is not the package's own", async () => {
    const unsigned = changed((files) => {
      const { signature: _, ...receipt } = JSON.parse(strFromU8(files["receipt.json"]!)) as SealedReceipt;
      files["receipt.json"] = strToU8(JSON.stringify(receipt));
    });
    expect(await broken(unsigned)).toEqual(["the installation signed the receipt", "SHA256SUMS lists the files"]);
    const sums = changed((files) => (files["SHA256SUMS"]![3]! ^= 1));
    expect(await broken(sums)).toEqual(["SHA256SUMS lists the files"]);
  });

  it("refuses a zip that has a file twice: programs would show one or the other", async () => {
    const files = unzipSync(bytes);
    const twice = Buffer.from(zipSync({ ...files, "receipt.jsoX": strToU8("{}") }, { level: 0 }));
    for (let at = twice.indexOf("receipt.jsoX"); at >= 0; at = twice.indexOf("receipt.jsoX", at)) twice.write("receipt.json", at);
    await expect(verifyPackage(twice, "package.zip")).rejects.toMatchObject({ code: "file-unreadable" });
  });

  it("shows what was put in, and a text that was written anew with the receipt", async () => {
    expect(await broken(changed((files) => (files["more.txt"] = strToU8("x"))))).toEqual(["more.txt belongs to the package"]);
    const text = changed((files) => (files["submission.json"] = strToU8(strFromU8(files["submission.json"]!).replace("34", "35"))));
    expect(await broken(text)).toContain("the text has the hash that was signed");
  });

  it("shows a receipt that was changed, also where its hash was computed anew", async () => {
    const forged = async (reseal: boolean) => {
      const files = unzipSync(bytes);
      const { hash, signature, ...receipt } = JSON.parse(strFromU8(files["receipt.json"]!)) as SealedReceipt;
      const other = { ...receipt, filedAt: "2026-05-01T00:00:00.000Z" };
      const sealed = reseal ? await sealReceipt(other) : { ...other, hash };
      return broken(zipSync({ ...files, "receipt.json": strToU8(JSON.stringify({ ...sealed, signature })) }));
    };
    expect(await forged(false)).toEqual(["the receipt is as it was sealed", "SHA256SUMS lists the files"]);
    expect(await forged(true)).toEqual(["the installation signed the receipt", "SHA256SUMS lists the files"]);
  });

  it("says so where a file is no package", async () => {
    expect((await verifyPackage(strToU8("no"), "x")).verified).toBe(false);
    expect(await broken(zipSync({ a: strToU8("b") }))).toEqual(["receipt.json is in the package"]);
    await expect(verifyPackage(bytes.subarray(0, 500), "half.zip")).rejects.toMatchObject({ code: "file-unreadable" });
  });
});

describe("what was filed", () => {
  it("cannot be changed by SQL, nor can the version", async () => {
    await expect(sql`update filing set receipt = '{}'`.execute(db)).rejects.toThrow("what was filed stays");
    await expect(sql`delete from filing`.execute(db)).rejects.toThrow("what was filed stays");
    await expect(sql`update version set hash = ''`.execute(db)).rejects.toThrow("a version stays");
  });

  it("stands for the reviewers while it is replaced, then the new one does; the history stays", async () => {
    const reviewer = await buildActor(db, "Rita", ["reviewer"]);
    const first = (await filingOfSubmission(db, built.submissionId))!;
    await expect(replaceSubmission(db, built.lead, { ...built, now: new Date("2031-01-01T00:00:00Z") })).rejects.toMatchObject({
      code: "after-deadline-filed",
    });
    await expect(replaceSubmission(db, built.signatories[1]!.actor, { ...built, now: NOW })).rejects.toMatchObject({ code: "forbidden" });
    await replaceSubmission(db, built.lead, { ...built, now: NOW });
    expect((await filedText(db, reviewer, built.submissionId)).hash).toBe(first.receipt.textHash);
    expect((await downloadPackage(db, reviewer, built)).bytes).toEqual(Buffer.from(bytes));
    await signAll();
    const { receipt, filingId } = await file(new Date("2026-06-02T10:00:00Z"));
    expect(receipt.replaces).toBe(first.id);
    const filings = await filingsOfSubmission(db, built.submissionId);
    expect(filings.map(({ id, replacedAt }) => [id, replacedAt !== null])).toEqual([
      [filingId, false],
      [first.id, true],
    ]);
    await expect(downloadPackage(db, reviewer, { ...built, filingId: first.id })).rejects.toMatchObject({ code: "forbidden" });
    expect((await downloadPackage(db, built.lead, { ...built, filingId: first.id })).bytes).toEqual(Buffer.from(bytes));
  });

  it("is withdrawn until the deadline, not later", async () => {
    const late = withdrawSubmission(db, built.lead, { ...built, now: new Date("2030-07-14T21:59:01Z") });
    await expect(late).rejects.toMatchObject({ code: "after-deadline-filed" });
    await withdrawSubmission(db, built.lead, { ...built, now: new Date("2030-07-14T21:59:00Z") });
    const reviewer = await buildActor(db, "Rolf", ["reviewer"]);
    await expect(downloadPackage(db, reviewer, built)).rejects.toMatchObject({ code: "not-found" });
  });
});
