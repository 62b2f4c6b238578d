import { describe, expect, it } from "vitest";
import { type Actor, may, SUBMISSION_STATES, type SubmissionState } from "../access/may.js";
import { isRefusal } from "../refusal.js";
import { nextState, TRANSITIONS, type TransitionName } from "./transitions.js";

const names = Object.keys(TRANSITIONS) as TransitionName[];
const EXPECTED: Record<SubmissionState, Partial<Record<TransitionName, SubmissionState>>> = {
  draft: { "open-sign-off": "sign-off", "set-aside": "set-aside" },
  "sign-off": { reopen: "draft", file: "filed" },
  filed: { withdraw: "withdrawn", replace: "draft" },
  withdrawn: {},
  "set-aside": { "bring-back": "draft" },
};

describe("the transition table", () => {
  for (const state of SUBMISSION_STATES) {
    for (const name of names) {
      const expected = EXPECTED[state][name];
      it(`${name} from ${state} ${expected ? `leads to ${expected}` : "is refused"}`, () => {
        if (expected) return expect(nextState(state, name)).toBe(expected);
        const refused = (() => {
          try {
            return nextState(state, name);
          } catch (error) {
            return error;
          }
        })();
        expect(isRefusal(refused) && refused).toMatchObject({ code: "wrong-state", params: { state } });
      });
    }
  }

  it("agrees with may(): the lead may do exactly what the table allows in each state", () => {
    const lead: Actor = { userId: "u", name: "U", email: "u@example.org", roles: [] };
    for (const state of SUBMISSION_STATES) {
      const subject = { type: "submission", state, places: [{ userId: "u", organisationId: "o", role: "lead" }] } as const;
      for (const name of names)
        expect([state, name, may(lead, TRANSITIONS[name].action, subject)]).toEqual([state, name, TRANSITIONS[name].from === state]);
    }
  });

  it("closes the text exactly where signatures begin or nobody needs it, and opens it again where they are voided", () => {
    expect(names.filter((name) => TRANSITIONS[name].text === "freezes")).toEqual(["open-sign-off", "set-aside"]);
    expect(names.filter((name) => TRANSITIONS[name].text === "thaws")).toEqual(["reopen", "replace", "bring-back"]);
  });
});
