import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { CHAIN_START, recordEvent, verifyChain } from "./audit.js";
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
    ["data", sql`data = '{"b": 999}'`],
    ["time", sql`at = at + interval '1 second'`],
    ["actor", sql`actor_id = 'somebody'`],
    ["action", sql`action = 'test.other'`],
  ])("shows where the %s of an event was changed", async (_, change) => {
    const seqs = await db.selectFrom("audit_event").select("seq").orderBy("seq").execute();
    const tampered = seqs[20]!.seq;
    await expect(
      db.transaction().execute(async (trx) => {
        await sql`update audit_event set ${change} where seq = ${tampered}`.execute(trx);
        expect(await verifyChain(trx)).toEqual({ intact: false, brokenAt: tampered });
        throw new Error("put back");
      }),
    ).rejects.toThrow("put back");
  });

  it("shows that an event was removed", async () => {
    const seqs = await db.selectFrom("audit_event").select("seq").orderBy("seq").execute();
    await db.deleteFrom("audit_event").where("seq", "=", seqs[5]!.seq).execute();
    expect(await verifyChain(db)).toEqual({ intact: false, brokenAt: seqs[6]!.seq });
  });
});
