interface Identified {
  id: string;
}

/** One step of two lists read side by side, in the order in which both can be told from it. */
export type Step<T> =
  | { is: "kept"; before: T; after: T; moved: boolean }
  /** Only in the list before. */
  | { is: "removed"; before: T }
  | { is: "added"; after: T }
  /** The old place of what is `kept` and `moved` elsewhere. */
  | { is: "left"; before: T };

/** The longest run of pairs that keep their order: indexes in `after` rise with those in `before`. */
function steady(positions: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [i, position] of positions.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (positions[tails[middle]!]! < position) low = middle + 1;
      else high = middle;
    }
    previous[i] = tails[low - 1];
    tails[low] = i;
  }
  const chosen = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) chosen.add(positions[at]!);
  return chosen;
}

/** Two lists put side by side by id; as few as possible count as moved. An id that stands in a list twice counts there once. */
export function align<T extends Identified>(before: readonly T[], after: readonly T[]): Step<T>[] {
  const place = new Map(after.map(({ id }, i) => [id, i]));
  const found = new Map(before.map((item) => [item.id, item]));
  const stays = steady(before.flatMap((item) => (found.get(item.id) === item && place.has(item.id) ? [place.get(item.id)!] : [])));
  const steps: Step<T>[] = [];
  let j = 0;
  const takeUpTo = (end: number) => {
    for (; j < end; j++) {
      const item = after[j]!;
      const old = place.get(item.id) === j ? found.get(item.id) : undefined;
      steps.push(old ? { is: "kept", before: old, after: item, moved: !stays.has(j) } : { is: "added", after: item });
    }
  };
  for (const item of before) {
    const to = found.get(item.id) === item ? place.get(item.id) : undefined;
    if (to !== undefined && stays.has(to)) takeUpTo(to + 1);
    else steps.push(to === undefined ? { is: "removed", before: item } : { is: "left", before: item });
  }
  takeUpTo(after.length);
  return steps;
}
