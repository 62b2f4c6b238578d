import { expect, it, vi } from "vitest";
import * as Y from "yjs";
import { ORIGINAL_SETS } from "~/server/commands/testing-review.js";
import { createAnalysis } from "./analysis.js";

it("the length is held against another limit as soon as the submission is of another kind", () => {
  // the browser's next frame is at once
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => (draw(), 0));
  const facts = { guidelines: ORIGINAL_SETS[1]!, kind: "individual" as const, recommendations: [] };
  const analysis = createAnalysis(new Y.Doc(), facts);
  expect(analysis.get().length.limit).toBe(2815);
  analysis.judge({ ...facts, kind: "joint" });
  expect(analysis.get().length.limit).toBe(5630);
});
