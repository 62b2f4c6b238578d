import type { BlockChange, Difference } from "~/app/domain/document/difference.js";
import type { Block } from "~/app/domain/document/document.js";
import { number, type Numbering } from "~/app/domain/document/numbering.js";
import { sides } from "~/app/domain/document/difference.js";

export type Change = BlockChange;
export type Shown = Exclude<Change, { is: "left" }>;
/** One change, neighbouring blocks in which nothing changed, or those that have left together for one other place. */
export type Stretch = { change: Shown } | { unchanged: (Change & { is: "same" })[] } | { left: string[] };

/** So many unchanged blocks in a row are put away. */
const PUT_AWAY = 3;

const unchanged = (change: Change): change is Change & { is: "same" } => change.is === "same" && !change.moved;

export const idOf = (change: Change): string =>
  change.is === "left" ? change.block : change.is === "changed" ? change.after.id : change.block.id;

export function stretches(changes: readonly Change[]): Stretch[] {
  const now = new Map(changes.flatMap((change, i) => ("moved" in change ? [[idOf(change), i] as const] : [])));
  const result: Stretch[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (change.is === "left") {
      const run = last && "left" in last ? last.left : [];
      if (now.get(change.block) === (now.get(run.at(-1) ?? "") ?? NaN) + 1) run.push(change.block);
      else result.push({ left: [change.block] });
    } else if (!unchanged(change)) result.push({ change });
    else if (last && "unchanged" in last) last.unchanged.push(change);
    else result.push({ unchanged: [change] });
  }
  return result.flatMap((stretch): Stretch[] =>
    "unchanged" in stretch && stretch.unchanged.length < PUT_AWAY ? stretch.unchanged.map((change) => ({ change })) : [stretch],
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
