import { type Block, plainText, type RecommendationLink, type StructuredDocument } from "~/app/domain/document/document.js";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import { number } from "~/app/domain/document/numbering.js";
import { linkKey } from "~/app/domain/document/yjs.js";

/** A link as a file has it: its block by id, and as people name it where the text does not have that id (any more). */
export interface ReadLink extends RecommendationLink {
  /** As printed; empty for a block without a number. */
  paragraph: string;
  /** How the block began. */
  begins?: string;
}

/** Why a link of a file cannot be taken over: its block is not in the text, what it leads to is not in the review, or the file has it twice. */
export type UnreadableLink = "block" | "target" | "twice";

export type LinkRow = { link: RecommendationLink; paragraph: string } & (
  { kind: "new" | "unchanged" } | { kind: "changed"; before: RecommendationLink } | { kind: "unreadable"; reason: UnreadableLink }
);

const BEGINS = 60;

/** How a block begins, by which it is known again in a text with other ids. */
export const beginningOf = (block: Block): string => plainText(block.inline).replace(/\s+/gu, " ").trim().slice(0, BEGINS);

/** Finds the block that a link of a file means: by its id, else by its number and its beginning, else by its beginning where only one begins so. */
function blockFinder({ blocks }: StructuredDocument): (link: ReadLink) => string | null {
  const ids = new Set(blocks.map(({ id }) => id));
  const numbers = number(blocks).blocks;
  return ({ block, paragraph, begins = "" }) => {
    if (ids.has(block)) return block;
    const alike = begins === "" ? [] : blocks.filter((one) => beginningOf(one) === begins);
    const numbered = paragraph === "" ? [] : blocks.filter(({ id }) => numbers.get(id) === paragraph);
    const both = numbered.find((one) => begins === "" || alike.includes(one));
    return both?.id ?? (alike.length === 1 ? alike[0]!.id : null);
  };
}

/** What taking a file's links over would do to those of a text; `known` says whether the review has what a link leads to. */
export function compareLinks(
  read: readonly ReadLink[],
  document: StructuredDocument,
  known: (link: RecommendationLink) => boolean,
): LinkRow[] {
  const find = blockFinder(document);
  const stored = new Map(document.links.map((link) => [linkKey(link), link]));
  const seen = new Set<string>();
  return read.map(({ paragraph, begins: _begins, ...own }): LinkRow => {
    const block = find({ paragraph, begins: _begins, ...own });
    if (block === null) return { kind: "unreadable", reason: "block", link: own, paragraph };
    const link = { ...own, block };
    if (!known(link)) return { kind: "unreadable", reason: "target", link, paragraph };
    const key = linkKey(link);
    if (seen.has(key)) return { kind: "unreadable", reason: "twice", link, paragraph };
    seen.add(key);
    const before = stored.get(key);
    if (!before) return { kind: "new", link, paragraph };
    return canonicalJson(before) === canonicalJson(link)
      ? { kind: "unchanged", link, paragraph }
      : { kind: "changed", link, before, paragraph };
  });
}
