import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { GUIDELINE_SETS } from "~/app/domain/guidelines/sets.js";
import { createYDoc } from "~/app/domain/document/ydoc.js";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";
import { createAnalysis } from "./analysis.js";

const FRAME = 17;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, FRAME));
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const facts = { guidelines: GUIDELINE_SETS.find(({ cycle }) => cycle === 4)!, kind: "individual" as const, recommendations: [] };

it("the length is held against another limit as soon as the submission is of another kind", () => {
  const analysis = createAnalysis(new Y.Doc(), facts);
  expect(analysis.get().length.limit).toBe(2815);
  analysis.judge({ ...facts, kind: "joint" });
  vi.advanceTimersByTime(FRAME);
  expect(analysis.get().length.limit).toBe(5630);
});

it("a change is derived with the next frame, those that follow at once all together, and the last is not forgotten", () => {
  const doc = createYDoc();
  const text = new Y.XmlText();
  doc.getXmlElement(BODY_ROOT).insert(0, [text]);
  const analysis = createAnalysis(doc, facts);
  const told = vi.fn();
  analysis.subscribe(told);
  const before = analysis.get();
  for (let i = 0; i < 20; i++) {
    text.insert(0, "a");
    vi.advanceTimersByTime(FRAME);
    if (i === 0) expect(analysis.get()).not.toBe(before);
  }
  expect(told.mock.calls.length).toBeGreaterThan(1);
  expect(told.mock.calls.length).toBeLessThan(10);
  const sofar = analysis.get();
  text.insert(0, "b");
  vi.advanceTimersByTime(200);
  expect(analysis.get()).not.toBe(sofar);
  const calls = told.mock.calls.length;
  text.insert(0, "c");
  analysis.destroy();
  vi.advanceTimersByTime(200);
  expect(told).toHaveBeenCalledTimes(calls);
});
