import * as Y from "yjs";

/** What a change does to a document, as an update (null where it does nothing), and what it returns; the document itself is not touched. */
export function editOf<T>(doc: Y.Doc, change: (doc: Y.Doc) => T): { bytes: Uint8Array | null; result: T } {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  const result = copy.transact(() => change(copy));
  return { bytes: updates.length > 0 ? Y.mergeUpdates(updates) : null, result };
}
