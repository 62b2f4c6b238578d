/** Everything that a person is told by mail. None of it ever holds a submission's text: only names, titles and instants. */
export const NOTICE_KINDS = [
  "invitation",
  /** Somebody names the person in a comment. */
  "mention",
  "sign-off-asked",
  /** To an organisation that supports a submission without submitting it. */
  "endorse-asked",
  /** A signature became void, and why. */
  "sign-off-voided",
  /** To the leads: an organisation sent the text back. */
  "sent-back",
  "deadline",
  "deadline-moved",
  "filed",
  /** A lead took back what was filed, or opened it again so that another text can take its place. */
  "withdrawn",
  "replacing",
  /** A lead took a draft out of the lists, or put it back. */
  "set-aside",
  "brought-back",
  /** What the reviewers' desk decided about a filed submission. */
  "desk-accepted",
  "desk-correction",
  "desk-declined",
  /** The person's place, or their organisation's, in a coalition was taken away. */
  "removed",
  "password-reset",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const isNoticeKind = (kind: string): kind is NoticeKind => NOTICE_KINDS.some((known) => known === kind);

/** What a person may turn off or have collected; a password's link is asked for each time. */
export const CHOOSABLE_KINDS = NOTICE_KINDS.filter((kind) => kind !== "password-reset");

export const NOTICE_MODES = ["at-once", "daily", "off"] as const;
export type NoticeMode = (typeof NOTICE_MODES)[number];

/** A link that opens something without an account, made only when the message is written, so that no queue or backup holds one. */
export const LINK_PURPOSES = ["invitation", "sign", "reset"] as const;
export interface NoticeLink {
  purpose: (typeof LINK_PURPOSES)[number];
  subjectId: string;
  /** ISO instant. */
  expiresAt: string;
}

/** Facts that fill a message: names, titles, instants as ISO strings. */
export type NoticeParams = Record<string, string | number>;
