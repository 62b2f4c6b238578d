import { expect, it } from "vitest";
import { testDatabase } from "~/db/testing.js";
import { openSignOff } from "../commands/open-sign-off.js";
import { signVersion } from "../commands/sign-version.js";
import { buildSubmission, decisionOf } from "../commands/testing-submission.js";
import { remindOfDeadlines } from "./remind-of-deadlines.js";

const db = await testDatabase();
const deadline = new Date("2030-07-14T21:59:00Z");
const before = (hours: number) => new Date(deadline.getTime() - hours * 3_600_000);
const told = async () =>
  (await db.selectFrom("notice").where("kind", "=", "deadline").select(["address", "params"]).execute()).map(
    ({ address, params }) => `${address} ${String(params["missing"])}`,
  );

it("tells whoever still has something to do seven days, two days and one day before the deadline, each once, and nobody afterwards", async () => {
  const built = await buildSubmission(db, { deadline });
  expect(await remindOfDeadlines(db, before(24 * 8))).toBe(0);
  expect(await remindOfDeadlines(db, before(24 * 6))).toBe(1);
  expect(await remindOfDeadlines(db, before(24 * 5))).toBe(0);
  expect(await told()).toEqual([`${built.lead.email} draft`]);

  await openSignOff(db, built.lead, built);
  const [first, second] = built.signatories;
  await signVersion(db, first!.actor, await decisionOf(db, built, first!));
  expect(await remindOfDeadlines(db, before(40))).toBe(2);
  expect((await told()).slice(1).sort()).toEqual([`${built.lead.email} others`, `${second!.actor.email} signature`].sort());

  await signVersion(db, second!.actor, await decisionOf(db, built, second!));
  const both = await Promise.all([remindOfDeadlines(db, before(2)), remindOfDeadlines(db, before(2))]);
  expect(both[0] + both[1]).toBe(1);
  expect((await told()).at(-1)).toBe(`${built.lead.email} filing`);
  expect(await remindOfDeadlines(db, before(-1))).toBe(0);
});
