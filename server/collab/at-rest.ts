import type { Kysely } from "kysely";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import type { LiveDocuments } from "./documents.js";
import { editOf } from "./edit.js";
import { appendUpdates, loadDocument, readDocument } from "./log.js";

/** Documents as the database has them, for the command line and the sample, where nobody has one open. */
export const documentsAtRest = (db: Kysely<Database>): LiveDocuments => ({
  read: (documentId) => readDocument(db, documentId),
  async edit(documentId, userId, change) {
    const { bytes, result } = editOf((await loadDocument(db, documentId)).content.state(), change);
    if (bytes && (await appendUpdates(db, [{ documentId, bytes, userId }])).size === 0) throw new Refusal("document-frozen");
    return result;
  },
  threadsChanged: () => undefined,
  changed: () => Promise.resolve(),
  personChanged: () => Promise.resolve(),
});
