import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { healing } from "~/app/domain/document/heal.js";
import { createInspector } from "~/app/domain/document/inspect.js";
import { problemsOf } from "~/app/domain/document/schema.js";
import { documentFromHeadings } from "~/app/domain/document/template.js";
import { writeYDoc } from "~/app/domain/document/yjs.js";
import { everything, exchange, peer, perform, plain, type Step } from "./testing.js";

const RUNS = Number(process.env.FUZZ_RUNS ?? 150);

/** What the server's room does with edits: judged one by one, applied a few at a time, healed. */
function serverOf(state: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const inspector = createInspector(doc);
  const waiting: Uint8Array[] = [];
  const apply = () => {
    doc.transact(() => {
      for (const update of waiting.splice(0)) Y.applyUpdate(doc, update);
    });
    inspector.applied();
  };
  return {
    doc,
    receive(update: Uint8Array) {
      const { verdict } = inspector.inspect(Y.decodeUpdate(update));
      expect(verdict).toBe("fits");
      waiting.push(update);
      if (waiting.length > 3) apply();
    },
    settle() {
      apply();
      return healing(doc);
    },
  };
}

function play(plan: readonly Step[]) {
  const seed = new Y.Doc();
  writeYDoc(seed, documentFromHeadings(["One", "Two"]));
  const state = Y.encodeStateAsUpdate(seed);
  const server = serverOf(state);
  const peers = Array.from({ length: 3 }, () => peer(state));
  for (const step of plan) {
    if (step.act === "deliver") exchange(peers, server.receive);
    else perform(peers[step.who]!, step);
  }
  for (let round = 0; round < 5 && peers.some((one) => one.outbox.length > 0); round++) exchange(peers, server.receive);
  const cure = server.settle();
  const found = problemsOf(server.doc);
  expect(found.filter(({ code }) => !["no-id", "same-id", "no-note"].includes(code))).toEqual([]);
  expect(found.length > 0).toBe(cure !== null);
  if (cure) {
    server.receive(cure);
    for (const one of peers) Y.applyUpdate(one.doc, cure, "remote");
    expect(server.settle()).toBeNull();
    expect(problemsOf(server.doc)).toEqual([]);
  }
  return found.length;
}

describe("what the editor writes", () => {
  it("is never refused by the schema, whatever three people do at once", () => {
    fc.assert(
      fc.property(plain, (plan) => void play(plan)),
      { numRuns: RUNS },
    );
  }, 600_000);

  it("nor with undo, pasted links and tabs; where merging left an id twice, healing leaves none", () => {
    let healed = 0;
    fc.assert(
      fc.property(everything, (plan) => {
        healed += play(plan) > 0 ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    if (process.env.FUZZ_RUNS) console.info(`runs that needed healing: ${String(healed)} of ${String(RUNS)}`);
  }, 600_000);
});
