import type { Action, SubmissionState } from "../access/may.js";
import { Refusal } from "../refusal.js";

/** What must hold before a transition, besides the state and the right. `filing.ts` judges those of `file`. */
export type Guard = "has-text" | "never-filed" | "window-open" | "before-deadline" | "within-limit" | "checks-pass" | "all-signed";

export interface Transition {
  from: SubmissionState;
  to: SubmissionState;
  /** The right that it takes, for `may()`. */
  action: Action;
  guards: readonly Guard[];
  /** What becomes of the text: closed for writing, or open for it again with all signatures void. */
  text: "freezes" | "thaws" | "stays";
}

/** Every way in which a submission's state may change; there is no other. A withdrawn submission stays withdrawn. */
export const TRANSITIONS = {
  "open-sign-off": { from: "draft", to: "sign-off", action: "submission.open-sign-off", guards: ["has-text"], text: "freezes" },
  reopen: { from: "sign-off", to: "draft", action: "submission.reopen", guards: [], text: "thaws" },
  file: {
    from: "sign-off",
    to: "filed",
    action: "submission.file",
    guards: ["window-open", "before-deadline", "within-limit", "checks-pass", "all-signed"],
    text: "stays",
  },
  withdraw: { from: "filed", to: "withdrawn", action: "submission.withdraw", guards: ["before-deadline"], text: "stays" },
  /** The filed one stands until another is filed in its place. */
  replace: { from: "filed", to: "draft", action: "submission.replace", guards: ["before-deadline"], text: "thaws" },
  /** A draft that nobody needs any more leaves the lists; nothing of it is lost. */
  "set-aside": { from: "draft", to: "set-aside", action: "submission.set-aside", guards: ["never-filed"], text: "freezes" },
  "bring-back": { from: "set-aside", to: "draft", action: "submission.bring-back", guards: [], text: "thaws" },
} as const satisfies Record<string, Transition>;
export type TransitionName = keyof typeof TRANSITIONS;

/**
 * Whether a coalition with submissions in these states takes a further organisation. Not while a text lies for signature: its cover is fixed, and all of the
 * coalition sign it. What was filed keeps the co-submitters that signed it, and hinders nothing.
 */
export const takesOrganisations = (states: readonly SubmissionState[]): boolean => !states.includes("sign-off");

/** The state after the transition; throws the refusal `wrong-state` where the table does not lead there from `state`. */
export function nextState(state: SubmissionState, name: TransitionName): SubmissionState {
  const { from, to } = TRANSITIONS[name];
  if (state !== from) throw new Refusal("wrong-state", { state });
  return to;
}
