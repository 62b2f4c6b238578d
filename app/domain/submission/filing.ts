import type { SubmissionState } from "../access/may.js";
import type { Finding, RuleCode } from "../guidelines/guidelines.js";
import { Refusal, type RefusalCode } from "../refusal.js";
import { type Guard, TRANSITIONS } from "./transitions.js";

export interface FilingFacts {
  state: SubmissionState;
  /** Words of the frozen text that the limit counts, and the limit for this cycle and kind. */
  words: number;
  limit: number;
  findings: readonly Finding[];
  /** SHA-256 of the frozen text. */
  hash: string;
  /** The standing signatures and refusals of the open round. */
  signatures: readonly { organisationId: string; decision: "signed" | "refused"; hash: string }[];
  organisations: readonly { id: string; name: string }[];
  now: Date;
  opensAt: Date | null;
  deadline: Date;
}

export interface Obstacle {
  code: RefusalCode;
  /** Fill the message of the refusal; instants are ISO strings. */
  params: Record<string, string | number>;
  /** `checks-failed` only: the findings that block. */
  findings?: Finding[];
}

/** Told by obstacles of their own, with the frozen text's numbers and the clock of the moment of filing. */
const OWN_OBSTACLE: readonly RuleCode[] = ["length", "deadline"];

const GUARDS: Record<Exclude<Guard, "has-text" | "never-filed">, (facts: FilingFacts) => Obstacle | null> = {
  "window-open": ({ now, opensAt }) =>
    opensAt && now < opensAt ? { code: "before-window", params: { opens: opensAt.toISOString() } } : null,
  "before-deadline": ({ now, deadline }) =>
    now > deadline ? { code: "after-deadline", params: { deadline: deadline.toISOString() } } : null,
  "within-limit": ({ words, limit }) => (words > limit ? { code: "over-limit", params: { words, limit, over: words - limit } } : null),
  "checks-pass": ({ findings }) => {
    const blocking = findings.filter((finding) => finding.severity === "blocking" && !OWN_OBSTACLE.includes(finding.code));
    if (blocking.length === 0) return null;
    return {
      code: "checks-failed",
      params: { what: [...new Set(blocking.map((finding) => finding.code))].join(", ") },
      findings: blocking,
    };
  },
  "all-signed": (facts) => {
    const missing = unsignedOrganisations(facts);
    return missing.length > 0
      ? { code: "unsigned", params: { organisations: missing.map((organisation) => organisation.name).join(", ") } }
      : null;
  },
};

/** The organisations without a standing signature on exactly the frozen text. */
export function unsignedOrganisations<Organisation extends { id: string }>({
  hash,
  signatures,
  organisations,
}: Pick<FilingFacts, "hash" | "signatures"> & { organisations: readonly Organisation[] }): Organisation[] {
  const signed = new Set(signatures.filter((one) => one.decision === "signed" && one.hash === hash).map((one) => one.organisationId));
  return organisations.filter((organisation) => !signed.has(organisation.id));
}

/**
 * Everything that still stands between a submission and its filing, in the order of the transition table; empty when it may be filed.
 * The deadline is an instant: a submission is late after it, not at it (OHCHR closes at 23.59 Geneva time, domain notes 1.7 and 1.8).
 */
export function filingObstacles(facts: FilingFacts): Obstacle[] {
  const { from, guards } = TRANSITIONS.file;
  const wrongState: Obstacle[] = facts.state === from ? [] : [{ code: "wrong-state", params: { state: facts.state } }];
  return [...wrongState, ...guards.flatMap((guard) => GUARDS[guard](facts) ?? [])];
}

/** Throws "after-deadline-filed" once the deadline has passed: what was filed can then be neither withdrawn nor replaced. */
export function assertBeforeDeadline(now: Date, deadline: Date): void {
  if (now > deadline) throw new Refusal("after-deadline-filed", { deadline: deadline.toISOString() });
}

/** Throws the first obstacle as a refusal. */
export function assertFileable(facts: FilingFacts): void {
  const [first] = filingObstacles(facts);
  if (first) throw new Refusal(first.code, first.params);
}
