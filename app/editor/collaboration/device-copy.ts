import type { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { chooseCopies, copyName, eraseCopies, erased, hasCopy, onChoice, rememberCopy, wantsCopies } from "./device-storage.js";

/** A copy that does not come within so many milliseconds is not waited for. */
const PATIENCE = 3000;

/** What is noted beside the text, because a page without a line cannot ask. */
interface Facts {
  /** Whether the copy holds edits that the server had not confirmed. */
  unsent: boolean;
  mayWrite: boolean;
}

/** One text's copy on this device: only where the person at it asked for copies, and for as long as they may read the text. */
export interface DeviceCopy {
  isKept(): boolean;
  /** Keeps copies on this device from now on, or no longer and erases those that are there. */
  choose(wanted: boolean): void;
  subscribe(listener: () => void): () => void;
  /** Brings the copy into the document. Null where there is none. */
  load(): Promise<Facts | null>;
  /** Whether a change of the document came out of the copy. */
  isOrigin(origin: unknown): boolean;
  note(facts: Partial<Facts>): void;
  erase(): Promise<void>;
  destroy(): void;
}

interface Whose {
  userId: string;
  submissionId: string;
  /** False for a text that is not to be kept any longer: an old copy is read once more, for its unsent words, and erased. */
  keep: boolean;
}

export function createDeviceCopy(doc: Y.Doc, { userId, submissionId, keep }: Whose): DeviceCopy {
  const name = copyName(userId, submissionId);
  const listeners = new Set<() => void>();
  const facts: Facts = { unsent: false, mayWrite: false };
  let kept = keep && wantsCopies();
  let database: IndexeddbPersistence | null = null;
  let destroyed = false;

  async function open(): Promise<IndexeddbPersistence | null> {
    await erased();
    const { IndexeddbPersistence } = await import("y-indexeddb");
    if (destroyed || database) return null;
    rememberCopy(name);
    const opened = new IndexeddbPersistence(name, doc);
    database = opened;
    // erased from another tab: this one must let go of it, and not write on
    (await opened._db).onversionchange = () => stop();
    await opened.whenSynced;
    return opened;
  }

  function stop() {
    void database?.destroy();
    database = null;
  }

  async function begin() {
    const opened = await open();
    await opened?.set("unsent", String(facts.unsent));
    await opened?.set("mayWrite", String(facts.mayWrite));
  }

  function erase(): Promise<void> {
    stop();
    setKept(false);
    return eraseCopies((other) => other === name);
  }

  function setKept(value: boolean) {
    kept = value;
    for (const listener of listeners) listener();
  }

  function follow(wanted: boolean) {
    if (wanted === kept || (wanted && !keep)) return;
    if (!wanted) return void erase();
    setKept(true);
    begin().catch((error: unknown) => console.warn("no copy can be kept on this device:", error));
  }

  async function read(): Promise<Facts | null> {
    await erased();
    const had = hasCopy(name);
    const opened = await open();
    if (!opened) return null;
    const unsent: unknown = await opened.get("unsent");
    const mayWrite: unknown = await opened.get("mayWrite");
    if (!kept) void erase();
    // nothing noted: the page went away before it could
    return had ? { unsent: unsent !== "false", mayWrite: mayWrite === "true" } : null;
  }

  const stopListening = onChoice(() => follow(wantsCopies()));

  return {
    isKept: () => kept,
    choose(wanted) {
      chooseCopies(wanted);
      follow(wanted);
      if (!wanted) void eraseCopies();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      // whoever used this device before
      void eraseCopies((other) => !other.startsWith(copyName(userId, "")));
      if (!kept && !hasCopy(name)) return null;
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
      const found = await Promise.race([read(), late]).catch(() => null);
      if (found) Object.assign(facts, found);
      return found;
    },
    isOrigin: (origin) => database !== null && origin === database,
    note(changes) {
      for (const [key, value] of Object.entries(changes) as [keyof Facts, boolean][]) {
        if (facts[key] === value) continue;
        facts[key] = value;
        database?.set(key, String(value)).catch(() => undefined);
      }
    },
    erase,
    destroy() {
      destroyed = true;
      stopListening();
      stop();
    },
  };
}
