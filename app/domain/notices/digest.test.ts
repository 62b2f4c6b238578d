import { describe, expect, it } from "vitest";
import { nextAttempt, nextDigest } from "./digest.js";

describe("the daily collection", () => {
  it.each([
    ["before seven in summer", "2026-07-01T04:59:00Z", "2026-07-01T05:00:00.000Z"],
    ["at seven it is tomorrow's", "2026-07-01T05:00:00Z", "2026-07-02T05:00:00.000Z"],
    ["in winter an hour later", "2026-01-01T05:30:00Z", "2026-01-01T06:00:00.000Z"],
    ["over the change of clocks", "2026-03-28T20:00:00Z", "2026-03-29T05:00:00.000Z"],
  ])("%s", (_name, now, expected) => {
    expect(nextDigest(new Date(now)).toISOString()).toBe(expected);
  });
});

it("tries again after longer and longer, at most six hours", () => {
  const now = new Date("2026-07-01T00:00:00Z");
  const minutes = [1, 2, 3, 9, 10, 20].map((attempt) => (nextAttempt(now, attempt).getTime() - now.getTime()) / 60_000);
  expect(minutes).toEqual([1, 2, 4, 256, 360, 360]);
});
