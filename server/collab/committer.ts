import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "~/db/database.js";
import { LIMITS } from "./limits.js";
import { appendUpdates, type PendingUpdate } from "./log.js";

/** The new sequence number, or null when the document is frozen or gone. */
type Committed = (seq: number | null) => void;

export interface Committer {
  /** Stores an update; `done` is called in the order of the calls, after the commit. Never fails: a database that is away is waited for. */
  commit(update: PendingUpdate, done: Committed): void;
  /** Resolves when everything handed over so far is stored. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Group commit: while one statement is under way the next updates of all documents gather, and leave together in the next. */
export function createCommitter(db: Kysely<Database>, log: Logger, onTrouble: (failing: boolean) => void): Committer {
  let waiting: { update: PendingUpdate; done: Committed }[] = [];
  let running: Promise<void> | null = null;

  async function store(updates: PendingUpdate[]): Promise<Map<string, number>> {
    for (let attempt = 0; ; attempt++) {
      try {
        const stored = await appendUpdates(db, updates);
        if (attempt > 0) onTrouble(false);
        return stored;
      } catch (error) {
        if (attempt === 0) onTrouble(true);
        log.error({ err: error, updates: updates.length, attempt }, "storing updates failed; they are kept and tried again");
        await new Promise((resolve) => setTimeout(resolve, LIMITS.retryStoring[Math.min(attempt, LIMITS.retryStoring.length - 1)]));
      }
    }
  }

  async function run() {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const stored = await store(batch.map(({ update }) => update));
      for (const { update, done } of batch) done(stored.get(update.documentId) ?? null);
    }
  }

  const flush = async () => {
    while (running) await running;
  };
  return {
    commit(update, done) {
      waiting.push({ update, done });
      running ??= Promise.resolve()
        .then(run)
        .finally(() => {
          running = null;
        });
    },
    flush,
    close: flush,
  };
}
