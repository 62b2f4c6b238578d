import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REFUSAL_CODES } from "~/app/domain/refusal.js";
import { en } from "~/app/i18n/en/index.js";
import { refusalResponse, samePath } from "./guard.js";
import { REFUSAL_STATUS } from "./refusals.js";

describe("samePath", () => {
  it.each([
    ["/reviews/a?b=c#d", "/reviews/a?b=c#d"],
    ["/", "/"],
    [null, "/"],
    ["", "/"],
    ["reviews", "/"],
    ["https://evil.example/", "/"],
    ["//evil.example/", "/"],
    ["//", "/"],
    ["/\\evil.example", "/"],
    ["\\/evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/\n/evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/%2F/evil.example", "/%2F/evil.example"],
  ])("goes on from %j to %j", (next, path) => {
    expect(samePath(next)).toBe(path);
  });

  it("never leaves the site", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("/", "\\", "a", ":", "@", ".", "\t", "\n", "?", "#", " ", "%") }), (next) => {
        expect(new URL(samePath(next), "https://caucus.example").host).toBe("caucus.example");
      }),
    );
  });
});

describe("a refusal", () => {
  it.each(REFUSAL_CODES)("%s has a status of failure, a message and a response", async (code) => {
    expect(REFUSAL_STATUS[code]).toBeGreaterThanOrEqual(400);
    expect(en.refusal[code].length).toBeGreaterThan(10);
    const response = refusalResponse({ code, params: { what: "x" } });
    expect(response.status).toBe(REFUSAL_STATUS[code]);
    expect(await response.json()).toEqual({ refusal: { code, params: { what: "x" } } });
  });
});
