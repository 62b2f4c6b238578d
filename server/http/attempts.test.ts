import { expect, it } from "vitest";
import { createAttempts, networkOf } from "./attempts.js";

it("allows up to the limit, then nothing until the time since the first has passed", () => {
  let time = 0;
  const attempts = createAttempts({ limit: 3, windowMs: 1000, now: () => time });
  for (let count = 0; count < 3; count += 1) {
    expect(attempts.begin("a")).toBe(true);
    time += 100;
  }
  expect(attempts.begin("a")).toBe(false);
  expect(attempts.begin("b")).toBe(true);
  time = 999;
  expect(attempts.begin("a")).toBe(false);
  time = 1000;
  expect(attempts.begin("a")).toBe(true);
});

it("forgets those before after a success, and one that is taken back", () => {
  const attempts = createAttempts({ limit: 2, windowMs: 1000 });
  attempts.begin("a");
  attempts.succeeded("a");
  attempts.begin("a");
  expect(attempts.begin("a")).toBe(true);
  expect(attempts.begin("a")).toBe(false);
  attempts.takeBack("a");
  expect(attempts.begin("a")).toBe(true);
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
