import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "~/db/database.js";
import { LIMITS } from "./limits.js";
import { appendUpdates, type PendingUpdate } from "./log.js";

/** A document's edits of one commit, in their order; `seq` is null when the document is frozen or gone and nothing of it was stored. */
export type OnCommitted<Edit> = (edits: Edit[], seq: number | null) => void;

export interface Committer<Edit extends PendingUpdate> {
  /** Stores an edit; `onCommitted` of its document is called after the commit. Never fails: a database that is away is waited for. */
  commit(edit: Edit, onCommitted: OnCommitted<Edit>): void;
  /** Resolves when everything handed over so far is stored and passed on. */
  flush(): Promise<void>;
}

interface Hearers {
  /** Edits cannot be stored, or take suspiciously long; and, with false, they are stored again. */
  onTrouble(failing: boolean): void;
  /** A commit failed. */
  onFailure(): void;
}

interface Batch<Edit> {
  edits: Edit[];
  onCommitted: OnCommitted<Edit>;
}

/** Group commit: while one statement is under way the next edits of all documents gather, and what is committed together leaves together. */
export function createCommitter<Edit extends PendingUpdate>(
  db: Kysely<Database>,
  log: Logger,
  { onTrouble, onFailure }: Hearers,
): Committer<Edit> {
  let waiting = new Map<string, Batch<Edit>>();
  let running: Promise<void> | null = null;

  async function store(updates: PendingUpdate[]): Promise<Map<string, number>> {
    const trouble = { told: false };
    const tell = () => {
      if (!trouble.told) onTrouble(true);
      trouble.told = true;
    };
    // a database that hangs does not fail: it says nothing
    const patience = setTimeout(tell, LIMITS.slowStoring);
    try {
      for (let attempt = 0; ; attempt++) {
        try {
          return await appendUpdates(db, updates);
        } catch (error) {
          tell();
          onFailure();
          log.error({ err: error, updates: updates.length, attempt }, "storing updates failed; they are kept and tried again");
          await new Promise((resolve) => setTimeout(resolve, LIMITS.retryStoring[Math.min(attempt, LIMITS.retryStoring.length - 1)]));
        }
      }
    } finally {
      clearTimeout(patience);
      if (trouble.told) onTrouble(false);
    }
  }

  async function run() {
    while (waiting.size > 0) {
      const batches = waiting;
      waiting = new Map();
      const stored = await store([...batches.values()].flatMap(({ edits }) => edits));
      for (const [documentId, { edits, onCommitted }] of batches) {
        try {
          onCommitted(edits, stored.get(documentId) ?? null);
        } catch (error) {
          // one document's trouble must not stop the storing of all others
          log.error({ err: error, documentId }, "passing on what was stored failed");
        }
      }
    }
    running = null;
  }

  return {
    commit(edit, onCommitted) {
      const batch = waiting.get(edit.documentId);
      if (batch) batch.edits.push(edit);
      else waiting.set(edit.documentId, { edits: [edit], onCommitted });
      // not at once: what arrives in the same turn of the event loop is committed together
      running ??= new Promise((resolve) => setImmediate(() => resolve(run())));
    },
    async flush() {
      while (running) await running;
    },
  };
}
