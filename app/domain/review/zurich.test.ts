import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zurichInstant, zurichLocal } from "./zurich.js";

describe("a deadline in Zurich", () => {
  it.each([
    ["winter", "2024-01-15T23:59", "2024-01-15T22:59:00.000Z"],
    ["summer", "2024-07-18T23:59", "2024-07-18T21:59:00.000Z"],
    ["OHCHR's window for session 47", "2024-04-08T23:59", "2024-04-08T21:59:00.000Z"],
    ["the evening before the clocks go forward", "2024-03-30T23:59", "2024-03-30T22:59:00.000Z"],
    ["the minute before the skipped hour", "2024-03-31T01:59", "2024-03-31T00:59:00.000Z"],
    ["the minute after the skipped hour", "2024-03-31T03:00", "2024-03-31T01:00:00.000Z"],
    ["the evening after the clocks went forward", "2024-03-31T23:59", "2024-03-31T21:59:00.000Z"],
    ["the evening before the clocks go back", "2024-10-26T23:59", "2024-10-26T21:59:00.000Z"],
    ["the hour that comes twice: its first time", "2024-10-27T02:30", "2024-10-27T00:30:00.000Z"],
    ["after the hour that comes twice", "2024-10-27T03:00", "2024-10-27T02:00:00.000Z"],
    ["the evening after the clocks went back", "2024-10-27T23:59", "2024-10-27T22:59:00.000Z"],
    ["a date alone", "2020-10-08", "2020-10-08T21:59:00.000Z"],
    ["seconds, as some browsers send them", "2020-10-08T12:00:00", "2020-10-08T10:00:00.000Z"],
  ])("%s", (_, local, instant) => {
    expect(zurichInstant(local)?.toISOString()).toBe(instant);
  });

  it.each(["", "tomorrow", "2024-13-01T10:00", "2024-02-30T10:00", "2024-03-31T02:30", "2024-01-01T24:30", "01.02.2024"])(
    "%j is no time in Zurich",
    (local) => {
      expect(zurichInstant(local)).toBeNull();
    },
  );

  it("comes back as it was entered", () => {
    const instants = fc.date({ min: new Date("2000-01-01"), max: new Date("2037-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const local = zurichLocal(instant);
        const back = zurichInstant(local);
        expect(back).not.toBeNull();
        expect(zurichLocal(back!)).toBe(local);
        // one hour of the year comes twice; everything else is exact to the minute
        expect([0, 3_600_000]).toContain(Math.floor(instant.getTime() / 60_000) * 60_000 - back!.getTime());
      }),
    );
  });
});
