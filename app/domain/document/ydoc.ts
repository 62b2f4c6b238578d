import * as Y from "yjs";
import { keepUndoInOrder } from "./undo.js";

/**
 * A Y.Doc in which every copy of a text is to be held, so that all copies end the same. Yjs 13.6, left to itself, takes format marks that
 * became needless out of a text as soon as somebody else's edit comes, each copy for itself: the server then has what its log has not,
 * and a reader sends an edit. Here an edit changes nothing but what it says; a needless mark is a few bytes.
 */
export function createYDoc(): Y.Doc {
  const doc = new Y.Doc();
  // after the observers have asked for it, and before it is done
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
  keepUndoInOrder(doc);
  return doc;
}
