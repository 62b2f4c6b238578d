import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "~/db/database.js";
import { keepAutomaticVersion } from "./keep-version.js";
import { LIMITS } from "./limits.js";

interface Pending {
  since: number;
  timer: NodeJS.Timeout;
}

/** Keeps a version of each document when nobody has written in it for `quiet` milliseconds. */
export function createVersionKeeper(db: Kysely<Database>, log: Logger, quiet: number): { edited(documentId: string): void; close(): void } {
  const pending = new Map<string, Pending>();
  let closed = false;
  const keep = (documentId: string) => {
    pending.delete(documentId);
    keepAutomaticVersion(db, documentId, new Date()).catch((error: unknown) => {
      if (!closed) log.error({ err: error, documentId }, "keeping a version failed");
    });
  };
  return {
    edited(documentId) {
      const waiting = pending.get(documentId);
      const since = waiting?.since ?? performance.now();
      if (waiting) {
        if (performance.now() - since > LIMITS.longestWithoutVersion) return;
        clearTimeout(waiting.timer);
      }
      const timer = setTimeout(() => keep(documentId), quiet);
      timer.unref();
      pending.set(documentId, { since, timer });
    },
    close() {
      closed = true;
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
    },
  };
}
