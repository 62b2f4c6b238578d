import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isRefusal } from "~/app/domain/refusal.js";
import { verifyChain } from "~/db/audit.js";
import { filedPackage } from "~/db/filings.js";
import { openRoundOf, signaturesOf, standing } from "~/db/signoff.js";
import { testDatabase } from "~/db/testing.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { signerOf } from "../installation-key.js";
import { remindOfDeadlines } from "../jobs/remind-of-deadlines.js";
import { compose } from "../mail/compose.js";
import { verifyPackage } from "../exchange/package/verify-package.js";
import { signingPage } from "../queries/signing-page.js";
import { signOffView } from "../queries/sign-off.js";
import { addOrganisationByLink } from "./add-organisation-by-link.js";
import { decideByLink } from "./decide-by-link.js";
import { fileSubmission } from "./file-submission.js";
import { makeSigningLink, revokeSigningLink } from "./make-signing-link.js";
import { openSignOff } from "./open-sign-off.js";
import { remindSignatories } from "./remind-signatories.js";
import { reopenSubmission } from "./reopen-submission.js";
import { replaceSubmission } from "./replace-submission.js";
import { signVersion } from "./sign-version.js";
import { type } from "./testing-sign-off.js";
import { buildSubmission, type BuiltSubmission, decisionOf } from "./testing-submission.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const signReceipt = signerOf(mkdtempSync(join(tmpdir(), "caucus-key-")));
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );

type Guests = BuiltSubmission & { guestId: string };
async function withGuest(contact = ""): Promise<Guests> {
  const built = await buildSubmission(db);
  const facts = { name: "Village Readers", acronym: "VR", address: "", website: "", type: "ngo" as const, description: "Since 1990." };
  const guestId = await addOrganisationByLink(db, built.lead, { coalitionId: built.coalitionId, ...facts, contact }, documentsAtRest(db));
  return { ...built, guestId };
}
const linkOf = async (built: Guests) =>
  (await makeSigningLink(db, built.lead, { submissionId: built.submissionId, bears: { organisationId: built.guestId } })).token;
const answer = async (token: string) => ({
  token,
  hash: (await signingPage(db, token)).text?.hash ?? "0".repeat(64),
  name: "Vera Guest",
  function: "Chair",
});
const sign = async (token: string, view = "") => decideByLink(db, { ...(await answer(token)), intent: "sign", read: "yes", view });
const mailed = async (address: string, kind = "sign-off-asked") => {
  const notices = await db
    .selectFrom("notice")
    .where("address", "=", address)
    .where("kind", "=", kind as never)
    .selectAll()
    .orderBy("created_at", "desc")
    .execute();
  const { text } = await compose(db, { baseUrl: "https://c.example", secret: "s" }, [notices[0]!]);
  return { count: notices.length, token: /\/sign\/([\w-]+)/.exec(text)?.[1] ?? "", text };
};

describe("an organisation without an account", () => {
  it("reads exactly the frozen text by its link and signs it; the link works once", async () => {
    const built = await withGuest();
    expect(await outcome(linkOf(built))).toBe("wrong-state");
    const { hash } = await openSignOff(db, built.lead, built);
    const token = await linkOf(built);
    const page = await signingPage(db, token);
    expect(page).toMatchObject({ asks: "sign", organisation: "Village Readers", answered: null, text: { hash } });
    expect(page.text?.document.cover.organisations.map(({ name }) => name)).toContain("Village Readers");
    await sign(token);
    const round = (await openRoundOf(db, built.submissionId))!;
    expect(standing(await signaturesOf(db, round.id))).toMatchObject([
      { organisationId: built.guestId, userId: null, decision: "signed", name: "Vera Guest", hash },
    ]);
    expect(await signingPage(db, token)).toMatchObject({ answered: { decision: "signed", name: "Vera Guest", hash }, text: null });
    expect(await outcome(sign(token))).toBe("link-unknown");
    const data = JSON.stringify(await db.selectFrom("audit_event").where("subject_id", "=", built.submissionId).select("data").execute());
    expect(data).not.toContain(token);
  });

  it("is needed for filing, and stands on the receipt with how its link went out", async () => {
    const built = await withGuest("vera@village.example");
    await openSignOff(db, built.lead, built);
    for (const one of built.signatories) await signVersion(db, one.actor, await decisionOf(db, built, one));
    const file = () => fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW, sign: signReceipt });
    expect(await outcome(file())).toBe("unsigned");
    await sign((await mailed("vera@village.example")).token, "We see paragraph 1 otherwise.\n\nReally.");
    const { receipt, filingId } = await file();
    expect(receipt.organisations.at(-1)).toMatchObject({
      name: "Village Readers",
      signatory: "Vera Guest",
      link: { madeBy: "Lea Lead", sent: "mail" },
    });
    expect(receipt.organisations.at(-1)?.account).toBeUndefined();
    const zip = (await filedPackage(db, filingId))!;
    expect(receipt.annexes).toMatchObject([{ organisation: "Village Readers", file: "minority-views/1_Village-Readers.docx" }]);
    expect(Object.keys(unzipSync(zip))).toContain("minority-views/1_Village-Readers.docx");
    expect((await verifyPackage(zip, "package.zip")).checks.filter(({ holds }) => !holds)).toEqual([]);
    expect((await mailed("vera@village.example", "filed")).count).toBe(1);
    const used = await signingPage(db, (await mailed("vera@village.example")).token);
    expect(used.answered).toMatchObject({ filedAt: NOW.toISOString(), withdrawnAt: null });
    await replaceSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW });
    expect((await mailed("vera@village.example", "replacing")).text).toContain("Lea Lead opened");
  });

  it("sends the text back with its reason; another link lets it sign after all", async () => {
    const built = await withGuest();
    await openSignOff(db, built.lead, built);
    const token = await linkOf(built);
    expect((await signingPage(db, token)).text?.since).toBeNull();
    await decideByLink(db, { ...(await answer(token)), intent: "refuse", reason: "Our name is wrong." });
    expect((await signOffView(db, built.lead, built.submissionId, NOW)).round?.decisions.at(-1)).toMatchObject({
      decision: "refused",
      reason: "Our name is wrong.",
    });
    await reopenSubmission(db, built.lead, built);
    // what had to change stays in sight while it is changed
    expect((await signOffView(db, built.lead, built.submissionId, NOW)).history).toMatchObject([
      { refused: 1, reasons: [{ organisation: "Village Readers", reason: "Our name is wrong." }] },
    ]);
    await type(db, built);
    await openSignOff(db, built.lead, built);
    const next = await linkOf(built);
    expect((await signingPage(db, next)).text?.since?.blocks.filter((one) => one.is !== "same")).toHaveLength(1);
    await sign(next);
    expect((await signOffView(db, built.lead, built.submissionId, NOW)).round?.decisions.at(-1)).toMatchObject({ decision: "signed" });
  });

  it("loses its link when it is taken back, replaced, expired, or when the text is reopened", async () => {
    const built = await withGuest();
    await openSignOff(db, built.lead, built);
    const [first, second] = [await linkOf(built), await linkOf(built)];
    expect(await outcome(signingPage(db, first))).toBe("link-unknown");
    await revokeSigningLink(db, built.lead, { submissionId: built.submissionId, bears: { organisationId: built.guestId } });
    expect(await outcome(signingPage(db, second))).toBe("link-unknown");
    const third = await linkOf(built);
    await db
      .updateTable("signing_link")
      .set({ expires_at: new Date(0) })
      .where("revoked_at", "is", null)
      .where("organisation_id", "=", built.guestId)
      .execute();
    expect(await outcome(signingPage(db, third))).toBe("link-unknown");
    const fourth = await linkOf(built);
    const read = await answer(fourth);
    await reopenSubmission(db, built.lead, built);
    expect(await outcome(signingPage(db, fourth))).toBe("link-reopened");
    await openSignOff(db, built.lead, built);
    expect(await outcome(decideByLink(db, { ...read, intent: "sign", read: "yes", view: "" }))).toBe("link-reopened");
    expect(await outcome(signingPage(db, "x".repeat(32)))).toBe("link-unknown");
  });

  it("gets a link by mail at the freezing, with reminders and before the deadline, and is told when its signature is void", async () => {
    const address = "rita@village.example";
    const built = await withGuest(address);
    const deadline = new Date("2030-07-14T21:59:00Z");
    const now = new Date(deadline.getTime() - 10 * 86_400_000);
    await openSignOff(db, built.lead, { ...built, now });
    const first = await mailed(address);
    await remindSignatories(db, built.lead, { ...built, now });
    expect((await signOffView(db, built.lead, built.submissionId, NOW)).round?.remindedAt).not.toBeNull();
    const second = await mailed(address);
    expect(second.count).toBe(2);
    expect(await outcome(signingPage(db, first.token))).toBe("link-unknown");
    await remindOfDeadlines(db, new Date(deadline.getTime() - 40 * 3_600_000));
    const reminder = await mailed(address, "deadline");
    expect(reminder.text).not.toContain("34 libraries");
    await sign(reminder.token);
    expect(await outcome(signingPage(db, second.token))).toBe("done");
    expect((await signingPage(db, second.token)).text).toBeNull();
    await reopenSubmission(db, built.lead, built);
    expect((await mailed(address, "sign-off-voided")).count).toBe(1);
    expect((await signingPage(db, reminder.token)).answered).toMatchObject({ decision: "signed", voidedAt: expect.any(String) as string });
  });

  it("has until the deadline by the clock of the installation, which a rehearsal sets", async () => {
    const built = await withGuest();
    await openSignOff(db, built.lead, built);
    const bears = { organisationId: built.guestId };
    const at = (time: string) => new Date(`2030-07-${time}:00Z`);
    const { token, expiresAt } = await makeSigningLink(db, built.lead, { submissionId: built.submissionId, bears, now: at("10T10:00") });
    expect(expiresAt).toEqual(at("14T21:59"));
    expect(await outcome(signingPage(db, token, at("14T21:59")))).toBe("link-unknown");
    const read = await answer(token);
    const signed = { ...read, intent: "sign" as const, read: "yes" as const, view: "" };
    expect(await outcome(decideByLink(db, { ...signed, now: at("14T22:00") }))).toBe("link-unknown");
    expect(await outcome(decideByLink(db, { ...signed, now: at("14T21:58") }))).toBe("done");
  });

  it("is no way around those who have accounts, nor for anybody but the lead", async () => {
    const built = await withGuest();
    await openSignOff(db, built.lead, built);
    const [first] = built.signatories;
    const ask = (actor: typeof built.lead, organisationId: string) =>
      outcome(makeSigningLink(db, actor, { submissionId: built.submissionId, bears: { organisationId } }));
    expect(await ask(built.lead, first!.organisationId)).toBe("organisation-has-people");
    expect(await ask(built.author, built.guestId)).toBe("forbidden");
    expect(await ask(built.lead, "none")).toBe("not-found");
    const facts = { name: "X", acronym: "", address: "", website: "", type: "ngo" as const, description: "", contact: "" };
    const add = (actor: typeof built.lead) =>
      outcome(addOrganisationByLink(db, actor, { coalitionId: built.coalitionId, ...facts }, documentsAtRest(db)));
    expect(await add(built.author)).toBe("forbidden");
    expect(await add(built.lead)).toBe("organisation-frozen");
  });

  it("leaves no signature on another text when it signs while the text is reopened, and one of two answers stands", async () => {
    for (let i = 0; i < 8; i++) {
      const built = await withGuest();
      await openSignOff(db, built.lead, built);
      const token = await linkOf(built);
      const given = { ...(await answer(token)), intent: "sign" as const, read: "yes" as const, view: "" };
      const answers = await Promise.all([
        outcome(decideByLink(db, given)),
        outcome(decideByLink(db, given)),
        outcome(reopenSubmission(db, built.lead, built)),
      ]);
      expect(answers[2]).toBe("done");
      expect(answers.slice(0, 2).filter((one) => one === "done").length).toBeLessThanOrEqual(1);
      for (const one of answers.slice(0, 2)) expect(["done", "link-unknown", "link-reopened"]).toContain(one);
      const { round } = await signOffView(db, built.lead, built.submissionId, NOW);
      expect(round).toBeNull();
      const rows = await db.selectFrom("signature").where("organisation_id", "=", built.guestId).select("voided_at").execute();
      expect(rows.every(({ voided_at }) => voided_at !== null)).toBe(true);
    }
    expect(await verifyChain(db)).toMatchObject({ intact: true });
  });
});
