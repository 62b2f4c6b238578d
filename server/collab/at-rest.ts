import type { Kysely } from "kysely";
import type { Database } from "~/db/database.js";
import type { LiveDocuments } from "./documents.js";
import { readDocument } from "./log.js";

/** Documents as the database has them, for the command line and the sample, where nobody has one open. */
export const documentsAtRest = (db: Kysely<Database>): LiveDocuments => ({
  read: (documentId) => readDocument(db, documentId),
  changed: () => Promise.resolve(),
  personChanged: () => Promise.resolve(),
});
