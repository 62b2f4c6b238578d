import * as Y from "yjs";

/** Whether `right` stands somewhere to the right of `left`. */
function stands(left: Y.Item, right: Y.Item): boolean {
  let item = left.right;
  while (item !== null && item !== right) item = item.right;
  return item !== null;
}

const itemAt = (store: Y.Doc["store"], id: Y.ID): Y.Item | null => {
  const item: unknown = Y.getItem(store, id);
  return item instanceof Y.Item ? item : null;
};

/**
 * Makes what Y.UndoManager brings back stand at the same place in every copy. Yjs 13.6 remembers for a restored item the neighbours
 * that it had, and where the block around it was restored too, its right neighbour may since stand to its left: such an item is put
 * elsewhere in each copy, and the copies differ for good (yjs issue 794, open; once in a thousand of our fuzz runs). The neighbours
 * are corrected to those that it got, before the edit leaves. To be called once for a Y.Doc, before its first edit.
 */
export function keepUndoInOrder(doc: Y.Doc): void {
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    if (!(transaction.origin instanceof Y.UndoManager)) return;
    const { store, clientID } = doc;
    const structs = store.clients.get(clientID) ?? [];
    const before = transaction.beforeState.get(clientID) ?? 0;
    if (Y.getState(store, clientID) === before) return;
    for (let i = Y.findIndexSS(structs, before); i < structs.length; i++) {
      const item = structs[i]!;
      if (!(item instanceof Y.Item) || item.parentSub !== null || !item.origin || !item.rightOrigin) continue;
      const [left, right] = [itemAt(store, item.origin), itemAt(store, item.rightOrigin)];
      if (left && right && stands(left, right)) continue;
      const later = (other: Y.Item) => other.id.client === clientID && other.id.clock > item.id.clock;
      let [before, after] = [item.left, item.right];
      while (before !== null && later(before)) before = before.left;
      while (after !== null && later(after)) after = after.right;
      item.origin = before && before.lastId;
      item.rightOrigin = after && after.id;
    }
  });
}
