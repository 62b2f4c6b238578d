import { describe, expect, it } from "vitest";
import { verifyChain } from "~/db/audit.js";
import { testDatabase } from "~/db/testing.js";
import { openSignOff } from "./open-sign-off.js";
import { reopenSubmission } from "./reopen-submission.js";
import { signVersion } from "./sign-version.js";
import { DRAW, expectSound, numbers, outcome, stepsOn, type } from "./testing-sign-off.js";
import { buildSubmission, decisionOf } from "./testing-submission.js";

const db = await testDatabase();
const steps = stepsOn(db);

describe("at the same instant", { timeout: 180_000 }, () => {
  it("one of two signatures of the same organisation stands", async () => {
    const built = await buildSubmission(db);
    await openSignOff(db, built.lead, built);
    const who = built.signatories[0]!;
    const input = await decisionOf(db, built, who);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => outcome(signVersion(db, who.actor, input))));
    expect(outcomes.sort()).toEqual(["conflict", "conflict", "conflict", "conflict", "done"]);
    await expectSound(db, built);
  });

  it("a reopening and a signature leave no signature on another text", async () => {
    for (let i = 0; i < 10; i++) {
      const built = await buildSubmission(db);
      await openSignOff(db, built.lead, built);
      const who = built.signatories[0]!;
      const input = await decisionOf(db, built, who);
      const [reopened, signed] = await Promise.all([
        outcome(reopenSubmission(db, built.lead, built)),
        outcome(signVersion(db, who.actor, input)),
      ]);
      expect(reopened).toBe("done");
      expect(["done", "wrong-state"]).toContain(signed);
      await expectSound(db, built);
      await type(db, built);
      await openSignOff(db, built.lead, built);
      expect(await outcome(signVersion(db, who.actor, input))).toBe("text-changed");
      await expectSound(db, built);
    }
  });

  it("of filing and reopening exactly one happens", async () => {
    for (let i = 0; i < 5; i++) {
      const built = await buildSubmission(db);
      await openSignOff(db, built.lead, built);
      for (const who of built.signatories) await signVersion(db, who.actor, await decisionOf(db, built, who));
      const outcomes = await Promise.all([
        steps.file!(built, Math.random),
        steps.reopen!(built, Math.random),
        steps.file!(built, Math.random),
      ]);
      expect(outcomes.filter((one) => one === "done")).toHaveLength(1);
      await expectSound(db, built);
    }
  });

  it("an edit is in the frozen text or refused, never in between", async () => {
    for (let i = 0; i < 10; i++) {
      const built = await buildSubmission(db);
      await Promise.all([type(db, built), steps.open!(built, Math.random), type(db, built)]);
      await expectSound(db, built);
    }
  });

  it("whatever many people do, nothing signed changes", async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) {
      const pick = numbers(seed);
      const built = await buildSubmission(db);
      for (let step = 0; step < 10; step++) {
        const names = Array.from({ length: 2 + Math.floor(pick() * 4) }, () => DRAW[Math.floor(pick() * DRAW.length)]!);
        const outcomes = await Promise.all(names.map((name) => steps[name]!(built, pick)));
        outcomes.forEach((one, index) => seen.add(`${names[index]!} ${one}`));
        await expectSound(db, built);
      }
    }
    // the walks would prove little if they did not come by these
    for (const event of [
      "open done",
      "sign done",
      "refuse done",
      "reopen done",
      "file done",
      "file unsigned",
      "replace done",
      "withdraw done",
      "set aside done",
      "bring back done",
      "type document-frozen",
      "type done",
    ])
      expect(seen).toContain(event);
    expect(await verifyChain(db)).toMatchObject({ intact: true });
  });
});
