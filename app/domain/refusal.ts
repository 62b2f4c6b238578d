/**
 * An expected failure: the one error class of Caucus. `code` names a message of the catalogue (`refusal.<code>`) and, in
 * `server/http/refusals.ts`, an HTTP status; `params` fill the message. Nobody matches on message text.
 */
export const REFUSAL_CODES = [
  // who and whether
  "sign-in-required",
  "sign-in-failed",
  "old-password-wrong",
  "account-exists",
  "too-many-attempts",
  "too-many-accounts",
  "too-many-resets",
  "forbidden",
  "not-found",
  "conflict",
  // what was sent
  "invalid-input",
  "file-missing",
  "file-empty",
  "file-too-large",
  "upload-too-large",
  "form-unreadable",
  "file-unreadable",
  "file-wrong-kind",
  "file-not-as-named",
  "file-encrypted",
  "file-received",
  "no-recommendations-found",
  "too-many-rows",
  "symbol-missing",
  "conflicts-undecided",
  "review-exists",
  "deadline-past",
  // invitations
  "invitation-unknown",
  "invitation-used",
  "invitation-expired",
  "own-invitation",
  "link-unknown",
  "link-reopened",
  "organisation-has-people",
  // coalitions
  "last-lead",
  "last-signatory",
  "last-administrator",
  "organisation-frozen",
  "lead-organisation",
  "coalition-filed",
  // the submission's way
  "wrong-state",
  "document-frozen",
  "section-locked",
  "section-unassigned",
  "over-limit",
  "after-deadline",
  "after-deadline-filed",
  "before-window",
  "unsigned",
  "checks-failed",
  "blocked-unconfirmed",
  "text-changed",
  "filed-before",
  // annexes and endorsers
  "annexes-too-large",
  "annex-there",
  "line-unreadable",
  "too-many-lines",
  // comments and suggestions
  "text-moved",
  "suggestion-decided",
  "suggestions-open",
  // publishing
  "publication-unnamed",
  "publication-paragraphs",
  "publication-withdrawn",
  // server
  "unavailable",
  // said by the browser itself
  "no-answer",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: RefusalCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
  }
}

/** By name, because the page bundle and the server bundle each carry a copy of the class. */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === "Refusal";
