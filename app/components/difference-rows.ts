import type { BlockChange, Difference } from "~/app/domain/document/difference.js";
import type { Block } from "~/app/domain/document/document.js";
import { number, type Numbering } from "~/app/domain/document/numbering.js";
import { sides } from "~/app/domain/document/difference.js";

export type Change = BlockChange;
/** One change, or neighbouring blocks in which nothing changed. */
export type Stretch = { change: Change } | { unchanged: (Change & { is: "same" })[] };

/** So many unchanged blocks in a row are put away. */
const PUT_AWAY = 3;

const unchanged = (change: Change): change is Change & { is: "same" } => change.is === "same" && !change.moved;

export function stretches(changes: readonly Change[]): Stretch[] {
  const result: { unchanged: (Change & { is: "same" })[]; change?: Change }[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (!unchanged(change)) result.push({ unchanged: [], change });
    else if (last && !last.change) last.unchanged.push(change);
    else result.push({ unchanged: [change] });
  }
  return result.flatMap(({ change, unchanged: same }): Stretch[] =>
    change ? [{ change }] : same.length >= PUT_AWAY ? [{ unchanged: same }] : same.map((one) => ({ change: one })),
  );
}

/** What the view needs to know of both texts. */
export interface Both {
  before: Numbering;
  after: Numbering;
  /** Blocks of the text before, by id: what moved away is shown there as it was. */
  blocksBefore: ReadonlyMap<string, Block>;
  blocksAfter: ReadonlyMap<string, Block>;
}

export function bothOf(difference: Difference): Both {
  const { before, after } = sides(difference);
  const byId = (blocks: readonly Block[]) => new Map(blocks.map((block) => [block.id, block]));
  return {
    before: number(before.blocks),
    after: number(after.blocks),
    blocksBefore: byId(before.blocks),
    blocksAfter: byId(after.blocks),
  };
}
