import { CommentRangeEnd, CommentRangeStart, CommentReference, type ICommentOptions, type ParagraphChild, TextRun } from "docx";
import type { QuotedRange, TextRange } from "~/app/domain/document/anchors.js";
import { type Block, plainText } from "~/app/domain/document/document.js";
import { readStyle } from "~/app/domain/document/block-style.js";
import { type Change } from "~/app/domain/threads/changes.js";
import type { BesideText } from "../submission-file.js";
import type { ImportedComment } from "../imported.js";
import { type MakeParagraph, textRuns, type Writing } from "./write-inline.js";

/** Whose tracked change it is, as Word wants to know it. Its number is given when the file is packed. */
export interface ChangedBy {
  id: number;
  author: string;
  date: string;
}
export type Tracked = Change & { by: ChangedBy };

/** What is written into a block for what stands beside it; places in characters of its text. */
export interface BesideBlock {
  replaced: Tracked[];
  removed: ChangedBy | null;
  styled: Tracked | null;
  inserted: Tracked[];
  /** The numbers of the comments that begin and end at a place, and of those that stand at the block's end without a stretch of text. */
  begins: Map<number, number[]>;
  ends: Map<number, number[]>;
  points: number[];
}

export interface Beside {
  at: (block: string) => BesideBlock;
  comments: ICommentOptions[];
}

/** The library tells which comments are done only where one answers another: an answer to nothing makes it do so. */
const NOTHING = -1;

/**
 * Where comments and suggestions go in Word. A suggestion whose words are changed otherwise already, or are gone, is written as a comment,
 * and a comment without a place stands at the beginning with the words that it was about: none is left out.
 */
export function planBeside(
  { comments, suggestions }: BesideText,
  blocks: readonly Block[],
  { date, writing, paragraph }: { date: Date; writing: Writing; paragraph: MakeParagraph },
): Beside {
  const texts = new Map(blocks.map(({ id, inline }) => [id, plainText(inline)]));
  const order = new Map(blocks.map(({ id }, i) => [id, i]));
  const plan = new Map(blocks.map(({ id }) => [id, emptyPlace()]));
  const said: ImportedComment[] = [...comments];
  for (const { author, at, change } of suggestions) {
    const place = plan.get(change.range.block);
    const by = { id: 0, author, date: at ?? date.toISOString() };
    if (!place || !track(place, { ...change, by }, texts.get(change.range.block)!))
      said.push({ messages: [{ author, body: inWords(change), at: by.date }], scope: "range", ranges: [change.range], resolved: false });
  }

  const written: ICommentOptions[] = [];
  const write = ({ author, body, at }: ImportedComment["messages"][number], parentId: number, resolved: boolean) => {
    const id = written.length;
    written.push({
      id,
      author,
      initials: initials(author),
      date: new Date(at ?? date),
      parentId,
      resolved,
      children: body.split("\n").map((line) => paragraph({ spacing: { after: 0 }, children: textRuns(line, writing) })),
    });
    return id;
  };
  for (const { messages, scope, ranges, resolved } of said) {
    const known = ranges
      .filter((range) => holds(texts, range))
      .sort((a, b) => order.get(a.block)! - order.get(b.block)! || a.start - b.start);
    const [first, ...answers] = known.length > 0 ? messages : quoting(messages, ranges);
    if (!first) continue;
    const parent = write(first, NOTHING, resolved);
    const numbers = [parent, ...answers.map((answer) => write(answer, parent, resolved))];
    mark(plan, numbers, known, scope);
  }
  return { at: (block) => plan.get(block) ?? emptyPlace(), comments: written };
}

const emptyPlace = (): BesideBlock => ({
  replaced: [],
  removed: null,
  styled: null,
  inserted: [],
  begins: new Map(),
  ends: new Map(),
  points: [],
});

const holds = (texts: ReadonlyMap<string, string>, { block, start, end }: TextRange): boolean => {
  const text = texts.get(block);
  return text !== undefined && start >= 0 && start <= end && end <= text.length;
};

/** Puts a change where it can be tracked; false where what stands there is changed otherwise already, or is not what it is about. */
function track(place: BesideBlock, change: Tracked, text: string): boolean {
  const { kind, range } = change;
  if (kind === "insert") place.inserted.push(change);
  else if (kind === "style") {
    if (place.styled || !readStyle(change.proposed)) return false;
    place.styled = change;
  } else if (kind === "remove") {
    if (place.removed || place.replaced.length > 0 || range.quote !== text) return false;
    place.removed = change.by;
  } else {
    const meets = place.replaced.some(({ range: other }) => range.start < other.end && other.start < range.end);
    if (place.removed || meets || range.quote === "" || text.slice(range.start, range.end) !== range.quote) return false;
    place.replaced.push(change);
  }
  return true;
}

/** A suggestion that cannot be tracked, in signs that every language reads. */
function inWords({ kind, range, proposed }: Change): string {
  if (kind === "insert") return `+ “${proposed}”`;
  return kind === "style" ? `→ ${proposed}` : `“${range.quote}” → “${proposed}”`;
}

const quoting = (messages: ImportedComment["messages"], ranges: readonly QuotedRange[]): ImportedComment["messages"] => {
  const quote = ranges.map((range) => range.quote).join(" ");
  return messages.map((message, i) => (i === 0 && quote !== "" ? { ...message, body: `“${quote}”\n${message.body}` } : message));
};

/** Word shows every answer at the place of what it answers. */
function mark(
  plan: ReadonlyMap<string, BesideBlock>,
  numbers: number[],
  ranges: readonly TextRange[],
  scope: ImportedComment["scope"],
): void {
  const first = ranges[0];
  const last = ranges.at(-1);
  const put = (places: Map<number, number[]>, at: number) => places.set(at, [...(places.get(at) ?? []), ...numbers]);
  const empty = !first || (ranges.length === 1 && first.start === first.end);
  if (empty || scope === "block") (plan.get(first?.block ?? "") ?? [...plan.values()][0])?.points.push(...numbers);
  else {
    put(plan.get(first.block)!.begins, first.start);
    put(plan.get(last!.block)!.ends, last!.end);
  }
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => /\p{L}/u.exec(word)?.[0] ?? "")
    .join("")
    .slice(0, 3);

export const beginComments = (numbers: readonly number[] = []): ParagraphChild[] => numbers.map((one) => new CommentRangeStart(one));

/** The sign of a comment stands behind its words. */
export const signComments = (numbers: readonly number[] = []): ParagraphChild[] =>
  numbers.map((one) => new TextRun({ children: [new CommentReference(one)] }));

export const endComments = (numbers: readonly number[] = []): ParagraphChild[] => [
  ...numbers.map((one) => new CommentRangeEnd(one)),
  ...signComments(numbers),
];
