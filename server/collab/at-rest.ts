import type { Kysely } from "kysely";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { sectionsLockedAgainst } from "~/db/plans.js";
import type { WrittenDocuments } from "./documents.js";
import { appendUpdates, loadDocument, readDocument, updateBy } from "./log.js";
import { createSectionLocks } from "./section-locks.js";

/** Documents as the database has them, for the command line and the sample, where nobody has one open. */
export const documentsAtRest = (db: Kysely<Database>): WrittenDocuments => ({
  read: (documentId) => readDocument(db, documentId),
  look: async (documentId, look) => look((await loadDocument(db, documentId)).content.doc),
  state: async (documentId) => (await loadDocument(db, documentId)).content.state(),
  async edit(documentId, userId, change) {
    const { doc } = (await loadDocument(db, documentId)).content;
    const bytes = updateBy(doc, change);
    if (bytes && !createSectionLocks(() => doc).allows(bytes, await sectionsLockedAgainst(db, userId, documentId)))
      throw new Refusal("section-locked");
    if (bytes && !(await appendUpdates(db, [{ documentId, bytes, userId }])).has(documentId)) throw new Refusal("document-frozen");
  },
  threadsChanged: () => undefined,
  changed: () => Promise.resolve(),
  personChanged: () => Promise.resolve(),
});
