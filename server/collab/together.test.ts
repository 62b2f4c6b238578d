import { expect, it } from "vitest";
import { together } from "./together.js";

it("answers each in its turn, together what waits, and goes on after a failure", async () => {
  const asked: number[][] = [];
  let fail = false;
  const double = together((keys: number[]) => {
    asked.push(keys);
    return fail ? Promise.reject(new Error("away")) : Promise.resolve(keys.map((key) => 2 * key));
  }, 3);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(asked).toEqual([[1, 2, 3], [4]]);
  fail = true;
  const failed = await Promise.allSettled([5, 6].map(double));
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fail = false;
  expect(await double(7)).toBe(14);
});
