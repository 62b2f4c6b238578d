import type { StructuredDocument } from "../document/document.js";
import { type Length, measure } from "../document/words.js";
import type { GuidelineSet, SubmitterKind } from "../guidelines/guidelines.js";

/** The document's length against the limit that the guideline set gives this kind of submission. */
export const lengthOf = (document: StructuredDocument, guidelines: GuidelineSet, kind: SubmitterKind): Length =>
  measure(document, guidelines.limits[kind].words, guidelines.counted);
