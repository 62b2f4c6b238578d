import * as Y from "yjs";

/** What a change does to a document that has this state, as an update (null where it does nothing), and what it returns. */
export function editOf<T>(state: Uint8Array, change: (doc: Y.Doc) => T): { bytes: Uint8Array | null; result: T } {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  const result = copy.transact(() => change(copy));
  return { bytes: updates.length > 0 ? Y.mergeUpdates(updates) : null, result };
}
