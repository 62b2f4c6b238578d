import { expect, it } from "vitest";
import { cycleOfSession } from "./cycle.js";

it.each([
  [1, 1],
  [12, 1],
  [13, 2],
  [24, 2],
  [26, 2],
  [27, 3],
  [38, 3],
  [40, 3],
  [41, 4],
  [52, 4],
  [54, 4],
  [55, 5],
])("session %i belongs to cycle %i", (session, cycle) => {
  expect(cycleOfSession(session)).toBe(cycle);
});
