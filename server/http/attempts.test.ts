import { expect, it } from "vitest";
import { createAttempts, networkOf } from "./attempts.js";

it("allows up to the limit, then nothing until the time since the first failure has passed", () => {
  let time = 0;
  const attempts = createAttempts({ limit: 3, windowMs: 1000, now: () => time });
  for (let count = 0; count < 3; count += 1) {
    expect(attempts.allows("a")).toBe(true);
    attempts.failed("a");
    time += 100;
  }
  expect(attempts.allows("a")).toBe(false);
  expect(attempts.allows("b")).toBe(true);
  time = 999;
  expect(attempts.allows("a")).toBe(false);
  time = 1000;
  expect(attempts.allows("a")).toBe(true);
});

it("forgets failures after a success", () => {
  const attempts = createAttempts({ limit: 2, windowMs: 1000 });
  attempts.failed("a");
  attempts.succeeded("a");
  attempts.failed("a");
  expect(attempts.allows("a")).toBe(true);
});

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("%s is of the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
