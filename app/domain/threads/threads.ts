import { type BlockTexts, locate, type QuotedRange, type TextRange } from "../document/anchors.js";
import type { Change, ChangeKind } from "./changes.js";
import { type Block, plainText } from "../document/document.js";

/** The most of each, in characters and in numbers. */
export const LIMITS = { body: 5000, quote: 20_000, ranges: 60, proposed: 20_000, changes: 200 } as const;

export interface Person {
  userId: string;
  name: string;
  /** The names of the organisations that the person has a place for. */
  organisation: string;
}

export interface ThreadMessage {
  id: string;
  author: Person;
  body: string;
  /** The ids of the people whom it mentions. */
  mentions: string[];
  /** ISO 8601. */
  at: string;
}

/** What was said about a stretch of the text. `ranges` are where it stood, and what it said, when the thread began. */
export interface Thread {
  id: string;
  author: Person;
  /** ISO 8601. */
  at: string;
  /** `block`: about a whole block, also when all its words change. */
  scope: "range" | "block";
  ranges: QuotedRange[];
  messages: ThreadMessage[];
  resolved: { by: string; at: string } | null;
  /** What it proposes for its text; null for a comment. */
  suggestion: Suggestion | null;
}

export const DECISIONS = ["accepted", "refused", "withdrawn"] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Suggestion {
  kind: ChangeKind;
  proposed: string;
  decided: { decision: Decision; by: string; at: string } | null;
}

/** Whether a thread still asks for something: a comment that nobody resolved, a suggestion that nobody decided on. */
export const isOpen = ({ resolved, suggestion }: Pick<Thread, "resolved" | "suggestion">) => !resolved && !suggestion?.decided;

/** What a suggestion proposes, at the place where its words stand now; null for a comment, and where they are gone. */
export function changeOf({ suggestion, ranges: [range] }: Pick<Thread, "suggestion" | "ranges">): Change | null {
  return suggestion && range ? { kind: suggestion.kind, range, proposed: suggestion.proposed } : null;
}

export const blockTexts = (blocks: readonly Block[]): BlockTexts => new Map(blocks.map(({ id, inline }) => [id, plainText(inline)]));

/**
 * Where a thread's text stands now; empty when it was deleted. The marks in the text say it; where there are none (a comment on a frozen
 * text, an empty block), the quoted words do.
 */
export function rangesOf(
  thread: Pick<Thread, "id" | "scope" | "ranges">,
  anchors: ReadonlyMap<string, TextRange[]>,
  texts: BlockTexts,
): TextRange[] {
  const marked = anchors.get(thread.id);
  if (marked) return marked;
  return thread.ranges.flatMap((range) => {
    const found = locate(texts, range);
    if (found) return [found];
    const text = thread.scope === "block" ? texts.get(range.block) : undefined;
    return text === undefined ? [] : [{ block: range.block, start: 0, end: text.length }];
  });
}

/** The quotation that a thread keeps for the time when its text is gone. */
export const quotation = ({ ranges }: Pick<Thread, "ranges">) => ranges.map(({ quote }) => quote).join("\n");

/** The people whom a message names as "@Name"; of two names of which one begins with the other, the longer. */
export function mentionsIn(body: string, people: readonly Pick<Person, "userId" | "name">[]): string[] {
  return [...new Set(mentionParts(body, people).flatMap((part) => (typeof part === "string" ? [] : [part.userId])))];
}

/** A message's text with the people that it names. */
export function mentionParts<P extends Pick<Person, "userId" | "name">>(body: string, people: readonly P[]): (string | P)[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const parts: (string | P)[] = [];
  let rest = body;
  for (let at = rest.indexOf("@"); at >= 0; at = rest.indexOf("@", at)) {
    const after = rest.slice(at + 1);
    const person = byLength.find(({ name }) => name !== "" && after.startsWith(name) && !/^[\p{L}\p{N}]/u.test(after.slice(name.length)));
    if (person) {
      if (at > 0) parts.push(rest.slice(0, at));
      parts.push(person);
      rest = after.slice(person.name.length);
      at = 0;
    } else at += 1;
  }
  return rest === "" ? parts : [...parts, rest];
}
