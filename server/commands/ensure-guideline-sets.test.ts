import { describe, expect, it } from "vitest";
import { guidelineSetOf } from "~/app/domain/guidelines/sets.js";
import { addMissingGuidelineSets, guidelineSetById, updateGuidelineSet } from "~/db/guideline-sets.js";
import { testDatabase } from "~/db/testing.js";
import { ensureGuidelineSets } from "./ensure-guideline-sets.js";

const brought = guidelineSetOf(4)!;
const db = await testDatabase();

describe("guideline sets at start", () => {
  it("get the rules that are new in this version, once, and keep every correction", async () => {
    const { compounds: _new, ...counted } = { ...brought.counted, notes: true };
    const rules = brought.rules
      .filter(({ code }) => code !== "person-at-risk")
      .map((rule) => (rule.code === "language" ? { ...rule, severity: "off" as const, source: "Corrected" } : rule));
    await addMissingGuidelineSets(db, [brought]);
    await db.transaction().execute((trx) => updateGuidelineSet(trx, { ...brought, counted: counted as typeof brought.counted, rules }));
    await ensureGuidelineSets(db);
    await ensureGuidelineSets(db);
    const mended = (await guidelineSetById(db, brought.id))!;
    expect(mended.rules.map(({ code }) => code)).toEqual(brought.rules.map(({ code }) => code));
    expect(mended.rules.find(({ code }) => code === "language")).toMatchObject({ severity: "off", source: "Corrected" });
    expect(mended.counted).toEqual({ ...brought.counted, notes: true });
    const events = await db.selectFrom("audit_event").select("data").where("action", "=", "guidelines.extended").execute();
    expect(events.map(({ data }) => data)).toEqual([{ rules: ["person-at-risk"] }]);
  });
});
