import type * as Y from "yjs";
import { healing } from "~/app/domain/document/heal.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import type { LogTail } from "./catch-up.js";
import type { Committer } from "./committer.js";
import { applyStored, type Content } from "./content.js";
import { createGate, type Gate, type Refused } from "./gate.js";
import { LIMITS } from "./limits.js";
import type { LoadedDocument, PendingUpdate } from "./log.js";
import type { Meters } from "./meters.js";
import { createProgress } from "./progress.js";
import { createSectionLocks } from "./section-locks.js";

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

export interface Edit<Writer> extends PendingUpdate {
  /** Null for an edit of the server's own. */
  writer: Writer | null;
  /** Whether it may make healing necessary. */
  structural: boolean;
  /** Called when it is known whether the edit was stored. */
  onStored?: ((stored: boolean) => void) | undefined;
  /** When it came, as `performance.now()` says. */
  came: number;
}

/** What a text tells of itself. */
export interface Hearers<Writer> {
  /** It changed by this update; `sole` made it, and nobody else did. */
  changed(update: Uint8Array, sole: Writer | null): void;
  /** Edits made here are in the log up to `seq`; before them may be others that have not been read yet, `gap`. */
  stored(messages: ReadonlyMap<Writer, number>, seq: number, gap: boolean): void;
  /** It is frozen: nothing of what these sent was stored. */
  frozen(writers: Iterable<Writer>): void;
}

/** An edit of a person's. */
interface Made<Writer> extends Pick<Edit<Writer>, "bytes" | "userId" | "writer" | "onStored"> {
  /** Ids of the headings whose sections this person may not change. */
  locked: readonly string[];
}

const LOCKED: Refused = [CLOSE.sectionLocked, "locked to another organisation"];

/** The text of a room: edits are judged, stored, applied, healed, in this order. */
export interface Text<Writer> {
  /** What is committed. */
  readonly content: Content;
  /** Stores an edit, or says why not. */
  write(update: DecodedUpdate, edit: Made<Writer>): Refused | null;
  /** Takes over what the log has after `position().seq`; returns whether the frozen state is another than before. */
  follow(tail: LogTail): boolean;
  /** Sequence number of the log up to which `content` holds everything, and how many updates came since the last compaction. */
  position(): { seq: number; behind: number };
  /** A compaction stored what was here when so many updates were behind. */
  compacted(updates: number): void;
  /** Lets go of what only writing needs, where nobody writes. To be called at intervals. */
  rest(): void;
}

interface Surroundings<Writer> {
  committer: Committer<Edit<Writer>>;
  meters: Meters;
  hearers: Hearers<Writer>;
}

export function createText<Writer>(
  documentId: string,
  loaded: LoadedDocument,
  { committer, meters, hearers }: Surroundings<Writer>,
): Text<Writer> {
  const { content } = loaded;
  const progress = createProgress(loaded.seq);
  let { behind, frozen } = loaded;
  let gate: Gate | null = null;
  const locks = createSectionLocks(() => content.doc);
  /** How many edits are on their way to the database. */
  let underWay = 0;
  let mayNeedHealing = true;

  /** Applies updates in one transaction; returns what tells others of it. */
  function apply(updates: readonly Uint8Array[]): readonly Uint8Array[] {
    const { doc } = content;
    const applied: Uint8Array[] = [];
    const collect = (bytes: Uint8Array) => applied.push(bytes);
    doc.on("update", collect);
    doc.transact(() => {
      for (const bytes of updates) applyStored(doc, bytes);
    });
    doc.off("update", collect);
    gate?.applied();
    locks.applied(updates);
    behind += updates.length;
    // an edit whose predecessors are still on their way changes nothing yet; it is sent on as it came
    return applied.length > 0 && !doc.store.pendingStructs && !doc.store.pendingDs ? applied : updates;
  }

  /** What was committed together is applied, sent on and acknowledged together: one message to each, however many edits it holds. */
  function committed(edits: Edit<Writer>[], seq: number | null) {
    underWay -= edits.length;
    const messages = new Map<Writer, number>();
    for (const { writer } of edits) if (writer) messages.set(writer, (messages.get(writer) ?? 0) + 1);
    if (seq === null) {
      gate?.dropped();
      locks.dropped();
      for (const edit of edits) edit.onStored?.(false);
      mayNeedHealing = true;
      return hearers.frozen(messages.keys());
    }
    meters.stored(edits);
    mayNeedHealing ||= edits.some(({ structural }) => structural);
    const sole = edits.every(({ writer }) => writer === edits[0]!.writer) ? edits[0]!.writer : null;
    const updates = edits.map(({ bytes }) => bytes);
    // a keystroke alone leaves as it came, before it is applied, because everybody waits for it
    const alone = edits.length === 1 && updates[0]!.byteLength <= LIMITS.sharedFrameBytes;
    try {
      if (alone) hearers.changed(updates[0]!, sole);
    } finally {
      const applied = apply(updates);
      if (!alone) for (const update of applied) hearers.changed(update, sole);
    }
    for (const edit of edits) edit.onStored?.(true);
    progress.applied(seq - edits.length + 1, seq);
    hearers.stored(messages, seq, progress.gap());
    heal();
  }

  function commit(edit: Omit<Edit<Writer>, "documentId" | "came">) {
    underWay += 1;
    committer.commit({ ...edit, documentId, came: performance.now() }, committed);
  }

  /** Blocks that merging left without an id of their own get one, as an edit like any other. */
  function heal() {
    const cure = mayNeedHealing ? healing(content.doc) : null;
    mayNeedHealing = false;
    if (cure) commit({ bytes: cure, userId: null, writer: null, structural: false });
  }
  // a snapshot was healed before it was stored, and lies as bytes until somebody writes
  if (!frozen && behind > 0) heal();

  return {
    content,
    write(update, { bytes, locked, ...edit }) {
      if (!locks.allows(bytes, locked)) return LOCKED;
      gate ??= createGate(content.doc);
      const { refused, structural } = gate.judge(update, bytes.byteLength);
      if (refused) locks.forget(bytes);
      else commit({ ...edit, bytes, structural });
      return refused;
    },
    follow(tail) {
      const fresh = tail.updates.filter((_, i) => !progress.has(tail.first + i));
      if (fresh.length > 0) {
        meters.followed(fresh.length);
        for (const update of apply(fresh)) hearers.changed(update, null);
        gate?.followed(fresh.reduce((sum, bytes) => sum + bytes.byteLength, 0));
        // each server's edits were judged without the other's: what they amount to may need healing
        mayNeedHealing = true;
      }
      progress.applied(tail.first, tail.first + tail.updates.length - 1);
      // a look that brings nothing leaves a text that nobody writes in lying as bytes
      if (!tail.frozen && (fresh.length > 0 || frozen)) heal();
      const changed = tail.frozen !== frozen;
      frozen = tail.frozen;
      return changed;
    },
    position: () => ({ seq: progress.seq(), behind }),
    compacted(updates) {
      behind -= updates;
    },
    rest() {
      if (underWay > 0 || !content.rest()) return;
      gate = null;
      locks.dropped();
    },
  };
}
