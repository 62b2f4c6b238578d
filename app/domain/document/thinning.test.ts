import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_AUTOMATIC, thinned, VERSION_KINDS } from "./thinning.js";

const NOW = new Date("2026-10-01T12:00:00Z");
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const kept = (minutes: readonly number[]) => {
  const versions = minutes.map((m) => ({ id: String(m), kind: "automatic" as const, createdAt: before(m) }));
  const gone = new Set(thinned(versions, NOW));
  return versions.flatMap(({ id }) => (gone.has(id) ? [] : [Number(id)]));
};

describe("versions that came by themselves", () => {
  it("all stay for an hour, then one an hour, one a day, one a week", () => {
    expect(kept([1, 5, 9, 50])).toEqual([1, 5, 9, 50]);
    expect(kept([121, 130, 179, 181])).toEqual([121, 181]);
    const hours = (list: number[]) => kept(list.map((hour) => hour * 60)).map((minutes) => minutes / 60);
    expect(hours([48, 50, 59])).toEqual([48]);
    expect(hours([37, 61])).toEqual([37, 61]);
    expect(hours([24 * 40, 24 * 41, 24 * 55])).toEqual([24 * 40, 24 * 55]);
  });

  it("are never more than so many, and the newest always stays", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 300 }), (minutes) => {
        const stay = kept(minutes);
        expect(stay.length).toBeLessThanOrEqual(MOST_AUTOMATIC);
        expect(stay).toContain(Math.min(...minutes));
      }),
    );
  });

  it("are the only ones that go", () => {
    const versions = VERSION_KINDS.flatMap((kind) =>
      [1, 2, 3].map((n) => ({ id: `${kind} ${String(n)}`, kind, createdAt: before(60 * 24 * 100 + n) })),
    );
    expect(thinned(versions, NOW).filter((id) => /named|sign-off/.test(id))).toEqual([]);
    expect(thinned(versions, NOW)).toHaveLength(5);
  });
});
