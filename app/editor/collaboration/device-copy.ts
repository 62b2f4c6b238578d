import type { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { canKeep, chooseCopies, copyName, eraseCopies, erased, hasCopy, onChoice, wantsCopies } from "./device-storage.js";

/** A copy that does not come within so many milliseconds is not waited for. */
const PATIENCE = 3000;

/** What is noted beside the text, because a page without a line cannot ask. */
interface Facts {
  /** Whether the copy holds edits that the server had not confirmed. */
  unsent: boolean;
  mayWrite: boolean;
}

/** Whether the copy is kept; "impossible" where it was wanted and this browser does not let us. */
export type Keeping = "off" | "on" | "impossible";

/** One text's copy on this device: only where the person at it asked for copies, and for as long as they may read the text. */
export interface DeviceCopy {
  keeping(): Keeping;
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
  let keeping: Keeping = keep && wantsCopies(userId) ? "on" : "off";
  let database: IndexeddbPersistence | null = null;
  let destroyed = false;

  async function open(): Promise<IndexeddbPersistence | null> {
    await erased();
    if (!(await canKeep(name))) throw new Error("this browser keeps no copy");
    const { IndexeddbPersistence } = await import("y-indexeddb");
    if (destroyed || database) return null;
    const opened = new IndexeddbPersistence(name, doc);
    database = opened;
    // erased from another tab: this one must let go of it, and not write on
    (await opened._db).onversionchange = () => {
      stop();
      setKeeping("off");
    };
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
    setKeeping("off");
    return eraseCopies((other) => other === name);
  }

  function setKeeping(value: Keeping) {
    keeping = value;
    for (const listener of listeners) listener();
  }

  /** Half a copy is none: its writer is told to keep the page open. */
  function fail() {
    stop();
    setKeeping("impossible");
    void eraseCopies((other) => other === name);
  }

  function follow(wanted: boolean) {
    if (wanted === (keeping === "on") || (wanted && !keep)) return;
    if (!wanted) return void erase();
    setKeeping("on");
    begin().catch(fail);
  }

  async function read(): Promise<Facts | null> {
    await erased();
    const had = hasCopy(name);
    const opened = await open();
    if (!opened) return null;
    const unsent: unknown = await opened.get("unsent");
    const mayWrite: unknown = await opened.get("mayWrite");
    if (keeping !== "on") void erase();
    // nothing noted: the page went away before it could
    return had ? { unsent: unsent !== "false", mayWrite: mayWrite === "true" } : null;
  }

  const stopListening = onChoice(() => follow(wantsCopies(userId)));

  return {
    keeping: () => keeping,
    choose(wanted) {
      chooseCopies(userId, wanted);
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
      if (keeping !== "on" && !hasCopy(name)) return null;
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
      const found = await Promise.race([read(), late]).catch(fail);
      if (found) Object.assign(facts, found);
      return found ?? null;
    },
    isOrigin: (origin) => database !== null && origin === database,
    note(changes) {
      for (const [key, value] of Object.entries(changes) as [keyof Facts, boolean][]) {
        if (facts[key] === value) continue;
        facts[key] = value;
        const noted = database;
        noted?.set(key, String(value)).catch(() => noted === database && fail());
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
