import * as Y from "yjs";
import { type AnyType, fit, type Place, rootPlace } from "./schema.js";

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/** The sequence or the property that an item stands in. */
interface Position {
  place: Place;
  /** Which root or node: its name or the id of the item that made it. */
  parent: string;
  property: string | null;
}

/** A stretch of one client's items of which only this is known: where they stand (null: nowhere any more) and what they make. */
interface Stretch {
  from: number;
  to: number;
  at: Position | null;
  makes: Place | null;
}

export interface Inspection {
  /** `gap`: it builds on what is not here, so nobody can tell. `grows`: it adds more than it takes away, where that was not allowed. */
  verdict: "fits" | "malformed" | "gap" | "grows";
  /** How much content it adds and takes away, in characters and nodes. */
  inserted: number;
  deleted: number;
  /** Whether blocks, endnotes or their ids changed: only then can something need healing. */
  structural: boolean;
}

export interface Inspector {
  /** Judges an edit by the document and everything that `inspect` let pass before; what passes is remembered until it is applied. */
  inspect(update: DecodedUpdate, mustNotGrow?: boolean): Inspection;
  /** The document has grown by what was let pass. */
  applied(): void;
  /** What was let pass will not come. */
  forget(): void;
}

interface DecodedId {
  client: number;
  clock: number;
}

const samePosition = (a: Position, b: Position) => a.parent === b.parent && a.property === b.property;
const nameOf = ({ client, clock }: DecodedId) => `${String(client)}:${String(clock)}`;

const STRUCTURE: ReadonlySet<string | null> = new Set(["s_id", "s_note"]);

/**
 * Judges edits before they are stored, by looking at each of their items and at the place where it will stand; nothing is applied, so
 * nobody ever sees a bad edit and there is nothing to take back. (Tried against it: applying the edit and undoing it with
 * Y.UndoManager, which has to be stored and sent with the bad edit, and a second Y.Doc, which doubles memory and work. A keystroke
 * costs 5 microseconds here, all that matters is in `schema.ts`, and since validity belongs to single items, what two servers let pass
 * at the same time is well-formed together too.)
 */
export function createInspector(doc: Y.Doc): Inspector {
  const { store } = doc;
  const waiting = new Map<number, Stretch[]>();
  const places = new WeakMap<AnyType, { place: Place | null; parent: string }>();

  function placeOf(type: AnyType): { place: Place | null; parent: string } {
    const known = places.get(type);
    if (known) return known;
    const item = type._item;
    let found: { place: Place | null; parent: string };
    if (item) {
      const above = placeOf(item.parent as AnyType);
      const made = above.place && fit(above.place, item.parentSub, item.content);
      found = { place: made === true ? null : made, parent: nameOf(item.id) };
    } else {
      const name = Y.findRootTypeKey(type as Y.AbstractType<unknown>);
      found = { place: rootPlace(name), parent: name };
    }
    places.set(type, found);
    return found;
  }

  /** What stands at an id, in the document or on its way there; undefined where nothing is known of it. */
  function lookUp(id: DecodedId, fresh: Map<number, Stretch[]>): Stretch | "malformed" | undefined {
    if (id.clock < Y.getState(store, id.client)) {
      const item = Y.getItem(store, id as Y.ID) as Y.Item | Y.GC;
      const stretch = { from: id.clock, to: id.clock + 1 };
      if (!(item instanceof Y.Item)) return { ...stretch, at: null, makes: null };
      const { place, parent } = placeOf(item.parent as AnyType);
      if (!place) return "malformed";
      const makes = item.content instanceof Y.ContentType ? placeOf(item.content.type as AnyType).place : null;
      return { ...stretch, at: { place, parent, property: item.parentSub }, makes };
    }
    const covers = (one: Stretch) => one.from <= id.clock && id.clock < one.to;
    return fresh.get(id.client)?.findLast(covers) ?? waiting.get(id.client)?.findLast(covers);
  }

  const known = (client: number, fresh: Map<number, Stretch[]>) =>
    fresh.get(client)?.at(-1)?.to ?? Math.max(Y.getState(store, client), waiting.get(client)?.at(-1)?.to ?? 0);

  /** Where Yjs will put an item: beside its neighbours, or as the first of its parent. Null: nowhere, its parent is gone. */
  function positionOf(item: Y.Item, fresh: Map<number, Stretch[]>): Position | null | "malformed" | undefined {
    const neighbours = [item.origin, item.rightOrigin].flatMap((id) => (id ? [lookUp(id, fresh)] : []));
    if (neighbours.length > 0) {
      const positions: Position[] = [];
      let gone = false;
      let malformed = false;
      for (const neighbour of neighbours) {
        if (neighbour === undefined) return undefined;
        if (neighbour === "malformed") malformed = true;
        else if (neighbour.at) positions.push(neighbour.at);
        else gone = true;
      }
      if (malformed) return "malformed";
      if (gone) return null;
      return positions.length === 2 && !samePosition(positions[0]!, positions[1]!) ? "malformed" : positions[0]!;
    }
    // what Y.decodeUpdate leaves here is a root's name or an id, not yet a type
    const parent = item.parent as unknown as string | DecodedId;
    if (typeof parent === "string") {
      const place = rootPlace(parent);
      return place ? { place, parent, property: item.parentSub } : "malformed";
    }
    const made = lookUp(parent, fresh);
    if (made === undefined || made === "malformed") return made;
    return made.makes && { place: made.makes, parent: nameOf(parent), property: item.parentSub };
  }

  function inspectItem(struct: Y.Item | Y.GC, from: number, fresh: Map<number, Stretch[]>): Stretch | "malformed" | undefined {
    const { id } = struct;
    const stretch = { from, to: id.clock + struct.length };
    if (!(struct instanceof Y.Item)) return { ...stretch, at: null, makes: null };
    const at = positionOf(struct, fresh);
    if (at === undefined || at === "malformed") return at;
    if (at === null) return { ...stretch, at: null, makes: null };
    if (from > id.clock) {
      // its first part is here already, and Yjs will put the rest behind that, wherever that stands
      const head = lookUp({ client: id.client, clock: from - 1 }, fresh);
      if (head === undefined || head === "malformed" || !head.at || !samePosition(head.at, at)) return "malformed";
    }
    const made = fit(at.place, at.property, struct.content);
    return made === null ? "malformed" : { ...stretch, at, makes: made === true ? null : made };
  }

  /** Deleting makes nothing ill-formed that cannot be healed; here it is only measured. */
  function inspectDeletions({ clients }: DecodedUpdate["ds"], fresh: Map<number, Stretch[]>, result: Inspection) {
    for (const [client, ranges] of clients) {
      const structs = store.clients.get(client) ?? [];
      const state = Y.getState(store, client);
      for (const { clock, len } of ranges) {
        const end = clock + len;
        if (end > known(client, fresh)) return void (result.verdict = "gap");
        if (end > state) {
          result.deleted += end - Math.max(clock, state);
          result.structural = true;
        }
        if (clock >= state) continue;
        for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < end; i++) {
          const item = structs[i]!;
          if (item.deleted) continue;
          result.deleted += item.length;
          if (STRUCTURE.has((item as Y.Item).parentSub)) result.structural = true;
        }
      }
    }
  }

  /** One item of an edit; false where it has to wait for another client's items of the same edit. */
  function take(struct: Y.Item | Y.GC, fresh: Map<number, Stretch[]>, result: Inspection): boolean {
    const { client, clock } = struct.id;
    const from = known(client, fresh);
    // what is here already brings nothing new, but Yjs would wait for what it refers to
    if (clock + struct.length <= from) return !(struct instanceof Y.Item) || positionOf(struct, fresh) !== undefined;
    const stretch = clock > from ? undefined : inspectItem(struct, from, fresh);
    if (stretch === undefined) return false;
    if (stretch === "malformed") {
      result.verdict = "malformed";
      return true;
    }
    const earlier = fresh.get(client);
    if (earlier) earlier.push(stretch);
    else fresh.set(client, [stretch]);
    if (!stretch.at) return true;
    const { content } = struct as Y.Item;
    if (!(content instanceof Y.ContentDeleted || content instanceof Y.ContentFormat)) result.inserted += stretch.to - stretch.from;
    if (stretch.makes === "block" || stretch.makes === "endnote" || STRUCTURE.has(stretch.at.property)) result.structural = true;
    return true;
  }

  /** Each client's items in their order, one client's after another's where they build on each other. */
  function takeAll(queues: (Y.Item | Y.GC)[][], fresh: Map<number, Stretch[]>, result: Inspection) {
    const at = queues.map(() => 0);
    for (let moved = true; moved;) {
      moved = false;
      for (const [i, queue] of queues.entries()) {
        while (at[i]! < queue.length && take(queue[at[i]!]!, fresh, result)) {
          if (result.verdict === "malformed") return;
          at[i]! += 1;
          moved = true;
        }
      }
    }
    if (queues.some((queue, i) => at[i]! < queue.length)) result.verdict = "gap";
  }

  return {
    inspect({ structs, ds }, mustNotGrow = false) {
      const result: Inspection = { verdict: "fits", inserted: 0, deleted: 0, structural: false };
      const fresh = new Map<number, Stretch[]>();
      const queues = queuesOf(structs);
      if (!queues || !isCanonical(ds)) return { ...result, verdict: "malformed" };
      takeAll(queues, fresh, result);
      if (result.verdict === "fits") inspectDeletions(ds, fresh, result);
      if (result.verdict === "fits" && mustNotGrow && result.inserted > result.deleted) result.verdict = "grows";
      if (result.verdict === "fits") for (const [client, stretches] of fresh) remember(waiting, client, stretches);
      return result;
    },
    applied() {
      for (const [client, stretches] of waiting) {
        const state = Y.getState(store, client);
        if (stretches.at(-1)!.to <= state) waiting.delete(client);
        else if (stretches[0]!.to <= state)
          waiting.set(
            client,
            stretches.filter(({ to }) => to > state),
          );
      }
    },
    forget: () => waiting.clear(),
  };
}

/**
 * An edit's items by client; null where Yjs itself would never write it so: empty items, which would break its store, or two lists of
 * one client, of which it would read only the last.
 */
function queuesOf(structs: DecodedUpdate["structs"]): (Y.Item | Y.GC)[][] | null {
  const queues = new Map<number, (Y.Item | Y.GC)[]>();
  let current: number | null = null;
  for (const struct of structs) {
    const { client } = struct.id;
    if (struct.length < 1 || (client !== current && queues.has(client))) return null;
    current = client;
    const queue = queues.get(client) ?? [];
    queues.set(client, queue);
    if (!(struct instanceof Y.Skip)) queue.push(struct);
  }
  return [...queues.values()];
}

const isCanonical = ({ clients }: DecodedUpdate["ds"]) => [...clients.values()].every((ranges) => ranges.every(({ len }) => len > 0));

/** Letters typed one after the other are one stretch. */
function remember(waiting: Map<number, Stretch[]>, client: number, stretches: Stretch[]) {
  const all = waiting.get(client) ?? [];
  waiting.set(client, all);
  for (const stretch of stretches) {
    const last = all.at(-1);
    const goesOn = last?.at && stretch.at && !last.makes && !stretch.makes && last.to === stretch.from && samePosition(last.at, stretch.at);
    if (goesOn) last.to = stretch.to;
    else all.push(stretch);
  }
}
