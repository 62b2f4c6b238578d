/** What events are about, for whoever looks for some of them. */
export const STORY_GROUPS = ["signing", "text", "people", "files", "rules"] as const;
export type StoryGroup = (typeof STORY_GROUPS)[number];

const FILES = new Set(["submission.exported", "filing.downloaded"]);
const TEXT = new Set([
  "submission.created",
  "submission.import-warning-dismissed",
  "submission.advice-dismissed",
  "submission.advice-restored",
]);
const BY_NOUN: Readonly<Record<string, StoryGroup>> = {
  submission: "signing",
  filing: "signing",
  coalition: "people",
  invitation: "people",
  organisation: "people",
  review: "rules",
  recommendations: "rules",
  guidelines: "rules",
};

/** The group of an event by its name, "noun.verb": what is no other's is about the text. */
export function storyGroup(action: string): StoryGroup {
  if (FILES.has(action)) return "files";
  if (TEXT.has(action)) return "text";
  return BY_NOUN[action.split(".")[0] ?? ""] ?? "text";
}

/** Names of the catalogue "rules.rule-…" and "common.role-…" are put in by whoever writes the sentence. */
export interface StoryEvent {
  seq: number;
  at: string;
  action: string;
  group: StoryGroup;
  /** The person; null for somebody with a link ("link") or the installation itself. */
  who: string | null;
  byLink: boolean;
  organisation: string;
  person: string;
  /** The signatory as they signed, or the title of what it is about. */
  name: string;
  function: string;
  count: number;
  words: number;
  format: string;
  source: string;
  rule: string;
  place: string;
  from: string;
  to: string;
  facts: string[];
  hash: string;
}
