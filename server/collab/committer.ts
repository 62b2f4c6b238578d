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
  /** Resolves when all that was handed over so far, of one document or of every one, is stored and passed on, and so is what healed it. */
  flush(documentId?: string): Promise<void>;
}

interface Hearers {
  /** Edits cannot be stored, or take suspiciously long; and, with false, they are stored again. */
  onTrouble(failing: boolean): void;
  /** A commit failed. */
  onFailure(): void;
}

/** A document's edits that are committed together. */
interface Batch<Edit> {
  edits: Edit[];
  onCommitted: OnCommitted<Edit>;
  passedOn: Promise<void>;
  settle(): void;
}

/**
 * Group commit: while a document's edits are on their way to the database, its next ones gather, and what is committed together leaves
 * together. What gathered of all documents is one statement; a few of them are under way at once, so that a document whose row somebody
 * holds (a sign-off, a version that is being kept) does not make the others wait.
 */
export function createCommitter<Edit extends PendingUpdate>(
  db: Kysely<Database>,
  log: Logger,
  { onTrouble, onFailure }: Hearers,
): Committer<Edit> {
  const gathering = new Map<string, Batch<Edit>>();
  const underWay = new Map<string, Batch<Edit>>();
  const unsettled = new Map<Batch<Edit>, string>();
  let commits = 0;
  let scheduled = false;
  let troubled = 0;

  async function store(updates: PendingUpdate[]): Promise<Map<string, number>> {
    const trouble = { told: false };
    const tell = () => {
      if (trouble.told) return;
      trouble.told = true;
      if (troubled++ === 0) onTrouble(true);
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
      if (trouble.told && --troubled === 0) onTrouble(false);
    }
  }

  function passOn(documentId: string, batch: Batch<Edit>, seq: number | null) {
    try {
      batch.onCommitted(batch.edits, seq);
    } catch (error) {
      // one document's trouble must not stop the storing of all others
      log.error({ err: error, documentId }, "passing on what was stored failed");
    }
    unsettled.delete(batch);
    batch.settle();
  }

  async function commitTogether(batches: [documentId: string, batch: Batch<Edit>][]) {
    commits += 1;
    const stored = await store(batches.flatMap(([, { edits }]) => edits));
    commits -= 1;
    for (const [documentId] of batches) underWay.delete(documentId);
    begin();
    // the next commit is sent to the database first, which then works while this one is sent to everybody
    setImmediate(() => {
      for (const [documentId, batch] of batches) passOn(documentId, batch, stored.get(documentId) ?? null);
    });
  }

  function begin() {
    scheduled = false;
    if (commits >= LIMITS.commitsAtOnce) return;
    const batches = [...gathering].filter(([documentId]) => !underWay.has(documentId));
    if (batches.length === 0) return;
    for (const [documentId, batch] of batches) {
      gathering.delete(documentId);
      underWay.set(documentId, batch);
    }
    void commitTogether(batches);
  }

  function gather(documentId: string, onCommitted: OnCommitted<Edit>): Batch<Edit> {
    let settle: Batch<Edit>["settle"] = () => undefined;
    const passedOn = new Promise<void>((resolve) => (settle = resolve));
    const batch = { edits: [], onCommitted, passedOn, settle };
    gathering.set(documentId, batch);
    unsettled.set(batch, documentId);
    return batch;
  }

  return {
    commit(edit, onCommitted) {
      const batch = gathering.get(edit.documentId) ?? gather(edit.documentId, onCommitted);
      batch.edits.push(edit);
      if (scheduled) return;
      scheduled = true;
      // not at once: what arrives in the same turn of the event loop is committed together
      setImmediate(begin);
    },
    async flush(documentId) {
      // once more, because passing on may end in an edit of the server's own; not for ever, because people go on writing
      for (let round = 0; round < 2; round++) {
        const asked = [...unsettled].filter(([, id]) => documentId === undefined || id === documentId);
        await Promise.all(asked.map(([batch]) => batch.passedOn));
      }
    },
  };
}
