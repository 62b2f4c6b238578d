import fc from "fast-check";
import { expect, it } from "vitest";
import { createProgress } from "./progress.js";

it("is never ahead of what was applied, whatever the order", () => {
  const runs = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 6 })), { maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), runs, (start, applied) => {
      const progress = createProgress(start);
      const numbers = new Set(Array.from({ length: start }, (_, i) => i + 1));
      for (const [from, length] of applied) {
        progress.applied(from, from + length);
        for (let number = from; number <= from + length; number++) numbers.add(number);
        let complete = 0;
        while (numbers.has(complete + 1)) complete++;
        expect(progress.seq()).toBe(complete);
        expect(progress.gap()).toBe(numbers.size > complete);
        for (let number = 1; number <= 50; number++) expect(progress.has(number)).toBe(numbers.has(number));
      }
    }),
  );
});
