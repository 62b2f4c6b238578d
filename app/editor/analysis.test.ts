import { expect, it, vi } from "vitest";
import * as Y from "yjs";
import { GUIDELINE_SETS } from "~/app/domain/guidelines/sets.js";
import { createAnalysis } from "./analysis.js";

it("the length is held against another limit as soon as the submission is of another kind", () => {
  // the browser's next frame is at once
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => (draw(), 0));
  const facts = { guidelines: GUIDELINE_SETS.find(({ cycle }) => cycle === 4)!, kind: "individual" as const, recommendations: [] };
  const analysis = createAnalysis(new Y.Doc(), facts);
  expect(analysis.get().length.limit).toBe(2815);
  analysis.judge({ ...facts, kind: "joint" });
  expect(analysis.get().length.limit).toBe(5630);
});
