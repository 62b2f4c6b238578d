import { sql, type Transaction } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "~/db/database.js";
import { testDatabase } from "~/db/testing.js";
import { addAnnex } from "../commands/add-annex.js";
import { fileSubmission } from "../commands/file-submission.js";
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
  await fileSubmission(db, lead, { submissionId, now: new Date("2026-06-01T10:00:00Z") });
});

/** What is found when somebody who owns the database takes the guards away; undone afterwards. */
async function after(change: (trx: Transaction<Database>) => Promise<unknown>): Promise<Evidence> {
  let found: Evidence | undefined;
  const undone = db.transaction().execute(async (trx) => {
    for (const table of ["filing", "version", "annex"]) await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx);
    await change(trx);
    found = await verifyEvidence(trx);
    throw new Error("put back");
  });
  await expect(undone).rejects.toThrow("put back");
  return found!;
}
const kinds = ({ broken }: Evidence) => broken.map((what) => what.split(" ")[0]);

it("finds everything as the log says", async () => {
  expect(await verifyEvidence(db)).toEqual({ checked: 7, broken: [] });
});

it.each([
  ["a signature under another name", "signature", sql`update signature set signatory_name = 'Somebody' where decision = 'signed'`, 2],
  ["a refusal made a signature", "signature", sql`update signature set decision = 'signed' where decision = 'refused'`, 1],
  ["a signature on another text", "signature", sql`update signature set hash = 'x' where decision = 'refused'`, 1],
  [
    "a text that was written anew",
    "version",
    sql`update version set content = jsonb_set(content, '{cover,title}', '"Other"') where kind = 'sign-off'`,
    1,
  ],
  ["a text and its hash", "version", sql`update version set hash = 'x' where kind = 'sign-off'`, 1],
  ["a receipt", "filing", sql`update filing set receipt = jsonb_set(receipt, '{words}', '1')`, 1],
  ["a Word file", "filing", sql`update filing set docx = 'x'`, 1],
  ["annexes", "annex", sql`update annex set file = 'x'`, 2],
  ["a signature that was taken away", "signature", sql`delete from signature where decision = 'refused'`, 1],
])("shows %s", async (_, kind, change, count) => {
  expect(kinds(await after((trx) => change.execute(trx)))).toEqual(Array.from({ length: count }, () => kind));
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
