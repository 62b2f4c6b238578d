import { diffArrays } from "diff";
import { align } from "./align.js";
import { canonicalJson } from "./canonical.js";
import type {
  AnnexReference,
  Block,
  BlockTag,
  Cover,
  CoverOrganisation,
  Inline,
  Note,
  RecommendationLink,
  StructuredDocument,
} from "./document.js";
import { type WordChange, wordDifference, wordSides } from "./word-difference.js";

/** A block without its content. */
export type Properties = Omit<Block, "inline">;

/**
 * One step through two texts put together. What was removed, and what has `left` for elsewhere, stands where it was; the rest stands
 * where it is now.
 */
export type BlockChange =
  | { is: "same"; block: Block; moved: boolean }
  | { is: "changed"; before: Properties; after: Properties; words: WordChange[]; moved: boolean }
  | { is: "removed"; block: Block }
  | { is: "added"; block: Block }
  | { is: "left"; block: string };

export type NoteChange =
  | { is: "same"; note: Note; moved: boolean }
  | { is: "removed"; note: Note }
  | { is: "added"; note: Note }
  | { is: "changed"; id: string; words: WordChange[]; moved: boolean }
  | { is: "left"; id: string };

export interface ListChange<T> {
  is: "same" | "removed" | "added";
  item: T;
}

const COVER_TEXTS = ["title", "keywords", "contact", "letter"] as const;
export type CoverText = (typeof COVER_TEXTS)[number];

export interface Difference {
  blocks: BlockChange[];
  notes: NoteChange[];
  cover: { texts: { field: CoverText; words: WordChange[] }[]; organisations: ListChange<CoverOrganisation>[] };
  links: ListChange<RecommendationLink>[];
  /** Another file under the same title is one removed and one added. */
  annexes: ListChange<AnnexReference>[];
  /** What paragraphs are about. */
  tags: ListChange<BlockTag>[];
}

const equal = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
const properties = ({ inline: _content, ...rest }: Block): Properties => rest;
const plain = (text: string): Inline[] => (text === "" ? [] : [{ type: "text", text }]);
const textOf = (inline: readonly Inline[]) => inline.map((part) => (part.type === "text" ? part.text : "")).join("");

function blockChanges(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  return align(before, after).map((step): BlockChange => {
    if (step.is === "removed") return { is: "removed", block: step.before };
    if (step.is === "added") return { is: "added", block: step.after };
    if (step.is === "left") return { is: "left", block: step.before.id };
    const { moved } = step;
    if (equal(step.before, step.after)) return { is: "same", block: step.after, moved };
    return {
      is: "changed",
      before: properties(step.before),
      after: properties(step.after),
      words: wordDifference(step.before.inline, step.after.inline),
      moved,
    };
  });
}

function noteChanges(before: readonly Note[], after: readonly Note[]): NoteChange[] {
  return align(before, after).map((step): NoteChange => {
    if (step.is === "removed") return { is: "removed", note: step.before };
    if (step.is === "added") return { is: "added", note: step.after };
    if (step.is === "left") return { is: "left", id: step.before.id };
    const { moved } = step;
    return equal(step.before, step.after)
      ? { is: "same", note: step.after, moved }
      : { is: "changed", id: step.after.id, words: wordDifference(step.before.inline, step.after.inline), moved };
  });
}

const listChanges = <T>(before: readonly T[], after: readonly T[]): ListChange<T>[] =>
  diffArrays([...before], [...after], { comparator: equal }).flatMap(({ value, added, removed }) =>
    value.map((item) => ({ is: removed ? ("removed" as const) : added ? ("added" as const) : ("same" as const), item })),
  );

const coverChanges = (before: Cover, after: Cover): Difference["cover"] => ({
  texts: COVER_TEXTS.map((field) => ({ field, words: wordDifference(plain(before[field]), plain(after[field])) })),
  organisations: listChanges(before.organisations, after.organisations),
});

/**
 * What changed from one document to another: by block (the same block is known by its id, wherever it stands), within a block by
 * word; notes, cover, links and tags likewise. `sides` gives back both documents.
 */
export const difference = (before: StructuredDocument, after: StructuredDocument): Difference => ({
  blocks: blockChanges(before.blocks, after.blocks),
  notes: noteChanges(before.notes, after.notes),
  cover: coverChanges(before.cover, after.cover),
  links: listChanges(before.links, after.links),
  annexes: listChanges(before.annexes ?? [], after.annexes ?? []),
  tags: listChanges(before.tags ?? [], after.tags ?? []),
});

interface Side<T> {
  before: T[];
  after: T[];
}

/** Both lists in their own order: what has moved stands in the one before where it has `left`. */
function bothOrders<C extends { is: string }, T extends { id: string }>(
  changes: readonly C[],
  read: (change: C) => { before?: T; after?: T; left?: string; moved?: boolean },
): Side<T> {
  const told = changes.map(read);
  const wanderers = new Map(told.flatMap(({ before, moved }) => (moved && before ? [[before.id, before] as const] : [])));
  return {
    before: told.flatMap(({ before, left, moved }) => (left !== undefined ? [wanderers.get(left)!] : before && !moved ? [before] : [])),
    after: told.flatMap(({ after }) => (after ? [after] : [])),
  };
}

const listSides = <T>(changes: readonly ListChange<T>[]): Side<T> => ({
  before: changes.flatMap(({ is, item }) => (is === "added" ? [] : [item])),
  after: changes.flatMap(({ is, item }) => (is === "removed" ? [] : [item])),
});

/** The two documents that a difference was made of: nothing is lost in it. */
export function sides(change: Difference): { before: Omit<StructuredDocument, "schema">; after: Omit<StructuredDocument, "schema"> } {
  const blocks = bothOrders<BlockChange, Block>(change.blocks, (one) => {
    if (one.is === "left") return { left: one.block };
    if (one.is === "removed") return { before: one.block };
    if (one.is === "added") return { after: one.block };
    if (one.is === "same") return { before: one.block, after: one.block, moved: one.moved };
    const content = wordSides(one.words);
    return { before: { ...one.before, inline: content.before }, after: { ...one.after, inline: content.after }, moved: one.moved };
  });
  const notes = bothOrders<NoteChange, Note>(change.notes, (one) => {
    if (one.is === "left") return { left: one.id };
    if (one.is === "removed") return { before: one.note };
    if (one.is === "added") return { after: one.note };
    if (one.is === "same") return { before: one.note, after: one.note, moved: one.moved };
    const content = wordSides(one.words);
    return { before: { id: one.id, inline: content.before }, after: { id: one.id, inline: content.after }, moved: one.moved };
  });
  const texts = new Map(change.cover.texts.map(({ field, words }) => [field, wordSides(words)]));
  const organisations = listSides(change.cover.organisations);
  const links = listSides(change.links);
  const annexes = listSides(change.annexes);
  const tags = listSides(change.tags);
  const side = (which: "before" | "after") => ({
    cover: {
      ...(Object.fromEntries(COVER_TEXTS.map((field) => [field, textOf(texts.get(field)?.[which] ?? [])])) as Record<CoverText, string>),
      organisations: organisations[which],
    },
    blocks: blocks[which],
    notes: notes[which],
    links: links[which],
    ...(annexes[which].length > 0 && { annexes: annexes[which] }),
    ...(tags[which].length > 0 && { tags: tags[which] }),
  });
  return { before: side("before"), after: side("after") };
}

/** How many blocks changed, by what happened to them: what a reader is told first. */
export function summary({ blocks }: Pick<Difference, "blocks">): Record<"added" | "removed" | "changed" | "moved", number> {
  const count = (fits: (change: BlockChange) => boolean) => blocks.filter(fits).length;
  return {
    added: count(({ is }) => is === "added"),
    removed: count(({ is }) => is === "removed"),
    changed: count(({ is }) => is === "changed"),
    moved: count((change) => (change.is === "same" || change.is === "changed") && change.moved),
  };
}
