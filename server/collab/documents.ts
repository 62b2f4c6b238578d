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
   * Makes an edit in a person's name, as if they had typed it: `change` works on a copy, and what it did is stored, then sent to
   * everybody who has the text open. Refuses "document-frozen", and "section-locked" where the text of a section would change that
   * is locked to an organisation which is not theirs.
   */
  edit(documentId: string, userId: string, change: (doc: Y.Doc) => void): Promise<void>;
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

/** For what lies in a document beside its text. */
export interface WrittenDocuments extends LiveDocuments {
  /** What `read` reads, by a reader of one's own, which must not keep or change the Y.Doc. */
  look<Seen>(documentId: string, look: (doc: Y.Doc) => Seen): Promise<Seen>;
  /** The same as bytes: the Y.Doc's state. */
  state(documentId: string): Promise<Uint8Array>;
}

/** Freezing, unfreezing and seeding are plain functions on a transaction, in `server/collab/log.ts`. */
export type Trx = Transaction<Database>;
