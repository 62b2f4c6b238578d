import { expect, it } from "vitest";
import { STATES } from "./states.js";

it("lists every Member State of the United Nations once", () => {
  expect(STATES).toHaveLength(193);
  expect(new Set(STATES.map((state) => state.code)).size).toBe(193);
  expect(new Set(STATES.map((state) => state.name)).size).toBe(193);
  for (const { code, name } of STATES) {
    expect(code).toMatch(/^[A-Z]{3}$/);
    expect(name.trim()).toBe(name);
    expect(name).not.toBe("");
  }
});
