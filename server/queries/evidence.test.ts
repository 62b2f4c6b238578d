import { sql, type Transaction } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "~/db/database.js";
import { testDatabase } from "~/db/testing.js";
import { endorsersOf } from "~/db/endorsers.js";
import { openRoundOf } from "~/db/signoff.js";
import { addAnnex } from "../commands/add-annex.js";
import { decideByLink } from "../commands/decide-by-link.js";
import { fileSubmission } from "../commands/file-submission.js";
import { makeSigningLink } from "../commands/make-signing-link.js";
import { addEndorserList } from "../commands/manage-endorsers.js";
import { openSignOff } from "../commands/open-sign-off.js";
import { recordMinorityView } from "../commands/record-minority-view.js";
import { refuseVersion } from "../commands/refuse-version.js";
import { signVersion } from "../commands/sign-version.js";
import { buildSubmission, decisionOf } from "../commands/testing-submission.js";
import { type Evidence, verifyEvidence } from "./evidence.js";

const db = await testDatabase();

beforeAll(async () => {
  const built = await buildSubmission(db);
  const { submissionId, lead, signatories } = built;
  const upload = { fileName: "a.txt", bytes: Buffer.from("annex") };
  await addAnnex(db, lead, { submissionId, title: "Annex", by: "own", upload });
  await openSignOff(db, lead, built);
  await refuseVersion(db, signatories[0]!.actor, { ...(await decisionOf(db, built, signatories[0]!)), reason: "Not yet." });
  for (const one of signatories) await signVersion(db, one.actor, await decisionOf(db, built, one));
  await recordMinorityView(db, signatories[1]!.actor, { submissionId, organisationId: signatories[1]!.organisationId, text: "But." });
  await addEndorserList(db, lead, { submissionId, list: "Readers\nNever\nOthers", how: "ask", source: "" });
  await addEndorserList(db, lead, { submissionId, list: "Archives", how: "record", source: "a letter of 2 May" });
  for (const { id, name } of await endorsersOf(db, submissionId)) {
    if (name === "Others" || name === "Archives") continue;
    const { token } = await makeSigningLink(db, lead, { submissionId, bears: { endorserId: id } });
    const { hash } = (await openRoundOf(db, submissionId))!;
    const answer = { token, hash, name: "E. Endorser", function: "Director", read: "yes" as const };
    await decideByLink(db, name === "Readers" ? { ...answer, intent: "endorse" } : { token, hash, intent: "decline" });
  }
  await fileSubmission(db, lead, { submissionId, now: new Date("2026-06-01T10:00:00Z") });
});

/** What is found when somebody who owns the database takes the guards away; undone afterwards. */
async function after(change: (trx: Transaction<Database>) => Promise<unknown>): Promise<Evidence> {
  let found: Evidence | undefined;
  const undone = db.transaction().execute(async (trx) => {
    for (const table of ["filing", "version", "annex", "audit_event"])
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx);
    await change(trx);
    found = await verifyEvidence(trx);
    throw new Error("put back");
  });
  await expect(undone).rejects.toThrow("put back");
  return found!;
}
const kinds = ({ broken }: Evidence) => broken.map((what) => what.split(" ")[0]).join(" ");

it("finds everything as the log says", async () => {
  expect(await verifyEvidence(db)).toEqual({ checked: 7, broken: [] });
});

it.each([
  [
    "a signature under another name",
    "signature signature",
    sql`update signature set signatory_name = 'Somebody' where decision = 'signed'`,
  ],
  ["a refusal made a signature", "signature", sql`update signature set decision = 'signed' where decision = 'refused'`],
  ["a signature on another text", "signature", sql`update signature set hash = 'x' where decision = 'refused'`],
  [
    "a text that was written anew",
    "version",
    sql`update version set content = jsonb_set(content, '{cover,title}', '"Other"') where kind = 'sign-off'`,
  ],
  ["a text and its hash", "version filing", sql`update version set hash = 'x' where kind = 'sign-off'`],
  ["a receipt", "filing", sql`update filing set receipt = jsonb_set(receipt, '{words}', '1')`],
  ["a Word file", "filing", sql`update filing set docx = 'x'`],
  ["annexes", "annex annex", sql`update annex set file = 'x'`],
  [
    "a package of which one byte is another",
    "filing",
    sql`update filing set package = set_byte(package, 5000, 255 - get_byte(package, 5000))`,
  ],
  ["a package that is gone", "filing", sql`update filing set package = null`],
  [
    "a filing of another text",
    "filing",
    sql`insert into version (id, document_id, seq, content, state, hash, words) select 'other', document_id, seq, content, state, 'x', words from version limit 1;
      update filing set version_id = 'other'`,
  ],
  ["a filing that was never withdrawn", "filing", sql`update filing set withdrawn_at = now()`],
  ["a filing that nothing replaced", "filing", sql`update filing set replaced_at = now()`],
  ["a state that nobody brought about", "submission", sql`update submission set state = 'draft' where state = 'filed'`],
  [
    "a void answer that stands again",
    "signature signature signature",
    sql`update signature set voided_at = now() where decision = 'signed'; update signature set voided_at = null where decision = 'refused'`,
  ],
  ["a signature that is void", "signature signature", sql`update signature set voided_at = now() where decision = 'signed'`],
  ["an endorsement by somebody else", "endorser", sql`update endorser set signatory = 'Somebody' where state = 'endorsed'`],
  ["an endorsement that was none", "endorser endorser endorser", sql`update endorser set state = 'endorsed' where state <> 'endorsed'`],
  ["an endorsement that was taken away", "endorser", sql`delete from endorser where state = 'endorsed'`],
  ["an endorser under another name", "endorser", sql`update endorser set name = 'Nobody' where name = 'Others'`],
  [
    "an endorser whom nobody listed",
    "endorser",
    sql`insert into endorser (id, submission_id, name, place, address, added_by)
    select 'forged', submission_id, 'Forged', '', '', added_by from endorser limit 1`,
  ],
  ["a recorded endorsement from elsewhere", "endorser", sql`update endorser set source = 'hearsay' where state = 'recorded'`],
  [
    "an endorsement that nobody recorded",
    "endorser",
    sql`update endorser set state = 'recorded', source = 'hearsay', answered_at = now() where state = 'waiting'`,
  ],
  ["a signature that was taken away", "signature", sql`delete from signature where decision = 'refused'`],
])("shows %s", async (_, expected, change) => {
  expect(kinds(await after((trx) => change.execute(trx)))).toBe(expected);
});

it("takes a log that counted endorsers without naming them for what it says", async () => {
  const counting = sql`update audit_event set data = data - 'endorsers' where action = 'submission.endorsers-added'`;
  expect(kinds(await after((trx) => counting.execute(trx)))).toBe("");
});

it("shows what was put in without the log", async () => {
  const found = await after((trx) =>
    sql`insert into signature (id, round_id, organisation_id, user_id, decision, signatory_name, signatory_function, hash, voided_at)
      select 'forged', round_id, organisation_id, user_id, decision, 'X', 'Y', hash, now() from signature where decision = 'signed' limit 1`.execute(
      trx,
    ),
  );
  expect(found.broken).toEqual(["signature forged"]);
});
