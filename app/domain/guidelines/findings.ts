import type { StructuredDocument } from "../document/document.js";
import type { Recommendation } from "../recommendations/recommendation.js";
import type { AnnexFacts } from "../submission/annexes.js";
import type { Finding, GuidelineSet, RuleCode, SubmitterKind } from "./guidelines.js";

/** What the checks look at. Everything but the text, the set and the kind may be unknown: rules that need it then say nothing. */
export interface CheckInput {
  document: StructuredDocument;
  set: GuidelineSet;
  kind: SubmitterKind;
  /** The review's list of prior recommendations. */
  recommendations?: readonly Pick<Recommendation, "number" | "text">[];
  /** The submitting organisations where they are known apart from the cover. */
  organisations?: StructuredDocument["cover"]["organisations"];
  /** BCP 47, as its authors declared it. */
  language?: string;
  /** The review that it is filed for: its cover page then bears the State, the session, the kind and the date of itself. */
  review?: { stateName: string; session: number };
  /** The files that go with it, where that is known. */
  annexes?: readonly AnnexFacts[];
  now?: Date;
  deadline?: Date;
}

/** A finding without its severity, which the guideline set gives. */
export type Found = Omit<Finding, "severity">;
/** A rule, as a function of what is checked. */
export type Check = (input: CheckInput) => Found[];
export type Checks = Partial<Record<RuleCode, Check>>;
