import type { Transaction } from "kysely";
import type * as Y from "yjs";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import type { Database } from "~/db/database.js";

export interface FrozenDocument {
  document: StructuredDocument;
  /** The document's Yjs state. */
  state: Uint8Array;
  seq: number;
  /** SHA-256, lower-case hex, of the canonical JSON of `document`. */
  hash: string;
}

/** What pages and commands may ask of the documents that people are writing in. Made once, in `server/index.ts`. */
export interface LiveDocuments {
  /** The text as it stands: everything that any client was told is saved. */
  read(documentId: string): Promise<StructuredDocument>;
  /**
   * An edit of the server's own, in the name of a person: `change` is applied to a copy of the text as it stands, and what it did is stored, sent on and
   * merged like anybody's edit. Throws Refusal "document-frozen" when the text takes none; what `change` throws is passed on and nothing is stored.
   */
  edit<T>(documentId: string, userId: string, change: (doc: Y.Doc) => T): Promise<T>;
  /** Tells everybody who has the document open that its comments changed. Nothing breaks without it: they are read again with the page. */
  threadsChanged(documentId: string): void;
  /**
   * Tells the rooms that rights or the frozen state may have changed: each open connection is judged again.
   * Called after the transaction that changed them. Nothing breaks without it: the database refuses what may not be written.
   */
  changed(documentId: string): Promise<void>;
  /** Closes the person's connections that no longer have a right: after sign-out or a change of role. */
  personChanged(userId: string): Promise<void>;
}

/** Freezing, unfreezing and seeding are plain functions on a transaction, in `server/collab/log.ts`. */
export type Trx = Transaction<Database>;
