import { sql, type Transaction } from "kysely";
import { describe, expect, it } from "vitest";
import { chainHead, type ChainVerdict, CHAIN_START, recordEvent, verifyChain } from "./audit.js";
import type { Database } from "./database.js";
import { testDatabase } from "./testing.js";

const db = await testDatabase();
const record = (subjectId: string, data?: Record<string, unknown>) =>
  db.transaction().execute((trx) => recordEvent(trx, { actorId: null, action: "test.done", subjectType: "test", subjectId, data }));

describe("the audit chain", () => {
  it("is intact when empty", async () => {
    expect(await verifyChain(db)).toEqual({ intact: true, events: 0, head: CHAIN_START });
  });

  it("stays one chain when many write at once, and data of every kind comes back from the database as it was hashed", async () => {
    const values = [1.5, "ü", null, true, [1, { b: 1, a: 2 }], { deep: { z: "", a: [] } }, undefined, 1e-7, "2026-01-01"];
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => record(`s${index}`, { value: values[index % values.length], b: index, a: -index })),
    );
    const verdict = await verifyChain(db);
    expect(verdict).toMatchObject({ intact: true, events: 40 });
  });

  it("writes nothing when the change around it fails", async () => {
    const failing = db.transaction().execute(async (trx) => {
      await recordEvent(trx, { actorId: null, action: "test.done", subjectType: "test", subjectId: "lost" });
      throw new Error("the change failed");
    });
    await expect(failing).rejects.toThrow("the change failed");
    expect(await db.selectFrom("audit_event").where("subject_id", "=", "lost").select("seq").execute()).toEqual([]);
    expect(await verifyChain(db)).toMatchObject({ intact: true, events: 40 });
  });

  it.each([
    ["changed", sql`update audit_event set data = '{}' where seq = 3`],
    ["removed", sql`delete from audit_event where seq = 3`],
    ["emptied", sql`truncate audit_event`],
  ])("cannot be %s by SQL, not even with triggers switched off for the session", async (_, change) => {
    await expect(change.execute(db)).rejects.toThrow("append-only");
    const replica = db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await change.execute(trx);
    });
    await expect(replica).rejects.toThrow("append-only");
    expect(await verifyChain(db)).toMatchObject({ intact: true, events: 40 });
  });
});

/** What somebody finds who owns the database and takes the guard away: undone afterwards. */
async function tampered(change: (trx: Transaction<Database>, seqs: number[]) => Promise<unknown>, known?: string[]) {
  const seqs = (await db.selectFrom("audit_event").select("seq").orderBy("seq").execute()).map(({ seq }) => seq);
  let verdict: ChainVerdict | undefined;
  const undone = db.transaction().execute(async (trx) => {
    await sql`alter table audit_event disable trigger all`.execute(trx);
    await change(trx, seqs);
    verdict = await verifyChain(trx, known);
    throw new Error("put back");
  });
  await expect(undone).rejects.toThrow("put back");
  return { verdict, seqs };
}

describe("whoever owns the database and takes the guard away", () => {
  it.each([
    ["data", sql`data = '{"b": 999}'`],
    ["time", sql`at = at + interval '1 second'`],
    ["actor", sql`actor_id = 'somebody'`],
    ["action", sql`action = 'test.other'`],
    ["subject", sql`subject_id = 'other'`],
    // every digit by the next one: one that is written over by a fixed one may have been it
    ["hash", sql`hash = translate(hash, '0123456789abcdef', '123456789abcdef0')`],
  ])("is found out where the %s of an event was changed", async (_, change) => {
    const { verdict, seqs } = await tampered((trx, all) => sql`update audit_event set ${change} where seq = ${all[20]!}`.execute(trx));
    expect(verdict).toEqual({ intact: false, brokenAt: seqs[20], missing: [] });
  });

  it("is found out where an event was removed", async () => {
    const { verdict, seqs } = await tampered((trx, all) => sql`delete from audit_event where seq = ${all[5]!}`.execute(trx));
    expect(verdict).toEqual({ intact: false, brokenAt: seqs[6], missing: [] });
  });

  it("is found out where two events changed places", async () => {
    const { verdict, seqs } = await tampered(async (trx, all) => {
      await sql`alter table audit_event alter column seq drop identity`.execute(trx);
      const move = (from: number, to: number) => sql`update audit_event set seq = ${to} where seq = ${from}`.execute(trx);
      await move(all[10]!, 900_001);
      await move(all[11]!, all[10]!);
      await move(900_001, all[11]!);
    });
    expect(verdict).toEqual({ intact: false, brokenAt: seqs[10], missing: [] });
  });

  it("is found out where the end was cut off, by a hash that was kept elsewhere", async () => {
    const head = await chainHead(db);
    const cut = (trx: Transaction<Database>, all: number[]) => sql`delete from audit_event where seq > ${all[30]!}`.execute(trx);
    expect((await tampered(cut)).verdict).toMatchObject({ intact: true, events: 31 });
    expect((await tampered(cut, [head])).verdict).toEqual({ intact: false, brokenAt: null, missing: [head] });
    expect(await verifyChain(db, [head])).toMatchObject({ intact: true, head });
  });
});
