import { strFromU8, unzipSync } from "fflate";
import writeXlsxFile from "write-excel-file/node";
import { describe, expect, it } from "vitest";
import { isRefusal } from "~/app/domain/refusal.js";
import { filedPackage } from "~/db/filings.js";
import { endorsersOf } from "~/db/endorsers.js";
import { testDatabase } from "~/db/testing.js";
import { compose } from "../mail/compose.js";
import { endorsersPage } from "../queries/endorsers.js";
import { signingPage } from "../queries/signing-page.js";
import { signOffView } from "../queries/sign-off.js";
import { decideByLink } from "./decide-by-link.js";
import { fileSubmission } from "./file-submission.js";
import { makeSigningLink } from "./make-signing-link.js";
import { addEndorserList, askEndorsers, recordEndorser, removeEndorser } from "./manage-endorsers.js";
import { openSignOff } from "./open-sign-off.js";
import { reopenSubmission } from "./reopen-submission.js";
import { signVersion } from "./sign-version.js";
import { buildSubmission, type BuiltSubmission, decisionOf } from "./testing-submission.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );
const add = ({ lead, submissionId }: BuiltSubmission, list: string, source = "") =>
  addEndorserList(db, lead, { submissionId, list, how: source ? "record" : "ask", source });
const named = async ({ submissionId }: BuiltSubmission, name: string) =>
  (await endorsersOf(db, submissionId)).find((one) => one.name === name)!;
const link = async (built: BuiltSubmission, name: string) =>
  (await makeSigningLink(db, built.lead, { submissionId: built.submissionId, bears: { endorserId: (await named(built, name)).id } })).token;
const endorse = async (token: string, later = false) =>
  decideByLink(db, {
    token,
    intent: "endorse",
    hash: (await signingPage(db, token)).text!.hash,
    name: "E. Endorser",
    function: "Director",
    read: "yes",
    ...(later && { later: "yes" as const }),
  });

describe("endorsers", () => {
  it("are listed by the hundred, and a line that cannot be read is named and nothing is added", async () => {
    const built = await buildSubmission(db);
    const list = Array.from({ length: 500 }, (_, i) => `Readers of Town ${String(i)}, town${String(i)}@readers.example, Town ${String(i)}`);
    expect(await add(built, list.join("\r\n"))).toEqual({ added: 500, known: 0 });
    expect(await add(built, `${list[3]!}\nREADERS OF TOWN 4\nLatecomer`)).toEqual({ added: 1, known: 2 });
    const bad = add(built, "Good One, good@one.example\nBad One, bad@one\n");
    await expect(bad).rejects.toMatchObject({ code: "line-unreadable", params: { line: 2 } });
    expect(await endorsersOf(db, built.submissionId)).toHaveLength(501);
    const page = await endorsersPage(db, built.lead, built.submissionId, new URLSearchParams({ q: "town 4", page: "2" }));
    expect([page.found, page.pages, page.page, page.lines.length]).toEqual([111, 3, 2, 50]);
    await openSignOff(db, built.lead, built);
    expect(await askEndorsers(db, built.lead, built)).toEqual({ asked: 500 });
  });

  it("are read from a table too, with the row that cannot be read", async () => {
    const built = await buildSubmission(db);
    const file = (name: string, bytes: Uint8Array) =>
      addEndorserList(db, built.lead, {
        submissionId: built.submissionId,
        list: "",
        how: "ask",
        source: "",
        file: { fileName: name, bytes },
      });
    const csv = 'Name;E-mail;Place\r\n"Readers, Writers & Co";office@rw.example;Ghent\r\nКнига;;Минск\r\n';
    expect(await file("list.csv", Buffer.from(csv))).toEqual({ added: 2, known: 0 });
    expect(await named(built, "Readers, Writers & Co")).toMatchObject({ address: "office@rw.example", place: "Ghent" });
    const text = (value: string) => ({ type: String, value });
    const sheet = await writeXlsxFile([
      [text("Organisation"), text("Address"), text("City")],
      [text("Книга"), null, null],
      [text("Third, Inc."), text("third@e.example"), text("Liège")],
    ]).toBuffer();
    expect(await file("list.xlsx", sheet)).toEqual({ added: 1, known: 1 });
    expect(await named(built, "Third, Inc.")).toMatchObject({ address: "third@e.example", place: "Liège" });
    await expect(file("bad.csv", Buffer.from("Good,good@e.example,A\n\nBad,bad@e,B\n"))).rejects.toMatchObject({
      code: "line-unreadable",
      params: { line: 3 },
    });
    expect(await outcome(file("list.pdf", Buffer.from("%PDF-1.7")))).toBe("file-wrong-kind");
    expect(await outcome(file("half.xlsx", sheet.subarray(0, 900)))).toBe("file-unreadable");
  });

  it("endorse by a link of their own; a text that changes is asked about anew, unless they said that later ones count too", async () => {
    const built = await buildSubmission(db);
    await add(built, "Once, once@e.example\nAlways\nNever\nSilent, silent@e.example");
    expect(await outcome(link(built, "Once"))).toBe("wrong-state");
    await openSignOff(db, built.lead, built);
    expect(await askEndorsers(db, built.lead, built)).toEqual({ asked: 2 });
    const [notice] = await db.selectFrom("notice").where("address", "=", "once@e.example").selectAll().execute();
    const { text, subject } = await compose(db, { baseUrl: "https://c.example", secret: "s" }, [notice!]);
    expect(subject).toBe("Will Once endorse “Libraries and human rights”?");
    expect(text).not.toContain("34 libraries");
    await endorse(/\/sign\/([\w-]+)/.exec(text)![1]!);
    const always = await link(built, "Always");
    expect((await signingPage(db, always)).asks).toBe("endorse");
    // a link to endorse signs nothing
    const { hash } = (await signingPage(db, always)).text!;
    const signing = { token: always, intent: "sign" as const, hash, name: "A", function: "B", read: "yes" as const, view: "" };
    expect(await outcome(decideByLink(db, signing))).toBe("forbidden");
    await endorse(always, true);
    await decideByLink(db, { token: await link(built, "Never"), intent: "decline", hash });
    const standing = async () => (await signOffView(db, built.lead, built.submissionId, NOW)).round?.endorsers;
    expect(await standing()).toBe(2);
    await reopenSubmission(db, built.lead, built);
    await db.updateTable("organisation").set({ acronym: "O9" }).where("id", "=", built.signatories[0]!.organisationId).execute();
    await openSignOff(db, built.lead, built);
    expect(await standing()).toBe(1);
    expect((await endorsersPage(db, built.lead, built.submissionId, new URLSearchParams())).counts).toMatchObject({
      outdated: 1,
      declined: 1,
    });
    // "Once" for the new text, and "Silent" again; who said no is left in peace
    expect(await askEndorsers(db, built.lead, built)).toEqual({ asked: 2 });
  });

  it("recorded with a source go into the package with it; nobody is overruled, and filing closes the list", async () => {
    const built = await buildSubmission(db);
    await add(built, "Signed the form, form@e.example, Ghent", "Form of 3 May");
    await add(built, "Said no\nTaken off\nBy word of mouth");
    await openSignOff(db, built.lead, built);
    const token = await link(built, "Said no");
    await decideByLink(db, { token, intent: "decline", hash: (await signingPage(db, token)).text!.hash });
    const record = async (name: string) =>
      outcome(recordEndorser(db, built.lead, { ...built, endorserId: (await named(built, name)).id, source: "Told us" }));
    expect(await record("Said no")).toBe("conflict");
    expect(await record("By word of mouth")).toBe("done");
    await removeEndorser(db, built.lead, { ...built, endorserId: (await named(built, "Taken off")).id });
    expect(await outcome(addEndorserList(db, built.author, { ...built, list: "X", how: "ask", source: "" }))).toBe("forbidden");
    for (const one of built.signatories) await signVersion(db, one.actor, await decisionOf(db, built, one));
    const { receipt, filingId } = await fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW });
    expect(receipt.endorsers).toBe(2);
    const table = strFromU8(unzipSync((await filedPackage(db, filingId))!)["endorsers.csv"]!);
    expect(table).toContain("Signed the form,Ghent");
    expect(table).toContain("Form of 3 May");
    expect(table).not.toMatch(/Said no|form@e\.example/);
    expect(await outcome(add(built, "Too late"))).toBe("wrong-state");
  });
});
