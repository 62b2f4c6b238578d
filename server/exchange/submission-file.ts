import type { CoverOrganisation, StructuredDocument } from "~/app/domain/document/document.js";
import type { SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { ImportedComment, ImportedSuggestion } from "./imported.js";

/** A submission at one moment, with everything that a file of it prints. */
export interface SubmissionFile {
  document: StructuredDocument;
  title: string;
  kind: SubmitterKind;
  /** BCP 47: the language of the text and of the words that the file adds to it. */
  language: string;
  review: { stateName: string; session: number; cycle: number };
  organisations: CoverOrganisation[];
  /** Words of the body, as `countDocument` counts them. */
  words: number;
  /** SHA-256 of the document's canonical JSON, lower-case hex; printed and stored when the text is frozen. */
  hash?: string;
  /** When the text was filed, or when this version of it was made. */
  date: Date;
  frozen: boolean;
  /** Written by Word files only, and only where somebody asked for it. */
  beside?: BesideText;
}

/** What stands beside a text and is no part of it: comments, and suggestions that nobody decided on. */
export interface BesideText {
  comments: readonly ImportedComment[];
  suggestions: readonly (ImportedSuggestion & { /** ISO 8601. */ at?: string })[];
}
