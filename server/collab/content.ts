import { createYDoc } from "~/app/domain/document/ydoc.js";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { MESSAGE } from "~/app/domain/document/wire.js";

/**
 * The committed text of a room. Most rooms are only read most of the time, so it lies here as bytes, from which joiners are served, and
 * becomes a Y.Doc (ten times as large) when somebody writes.
 */
export interface Content {
  /** The text as a Y.Doc, built when it is asked for. Do not keep it: it may be let go of between two turns of the event loop. */
  readonly doc: Y.Doc;
  /** All of it as one update. */
  state(): Uint8Array;
  /** The message that asks a client for what is not here: sync step 1. */
  question(): Uint8Array;
  /** The message that brings a client what it lacks: sync step 2. Who has nothing shares one message with everybody else who comes before the next change. */
  answer(vector: Uint8Array): Uint8Array;
  /** Lets go of the Y.Doc unless it was changed since the last call; returns whether there is none now. */
  rest(): boolean;
}

const syncMessage = (kind: number, bytes: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
};
const isEmpty = (vector: Uint8Array) => vector.byteLength === 1 && vector[0] === 0;

/** An update that Yjs cannot read, which the gate should never have let in, must not make the rest of the document unreadable. */
export function applyStored(doc: Y.Doc, bytes: Uint8Array) {
  try {
    Y.applyUpdate(doc, bytes);
  } catch {
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
  }
}

/** `snapshot` and the updates after it, as the log has them. */
export function createContent(snapshot: Uint8Array, updates: readonly Uint8Array[]): Content {
  let doc: Y.Doc | null = null;
  /** The answer to whom everything is missing; the state is its end, so that it lies in memory once. */
  let whole: Uint8Array | null = null;
  let length = 0;
  let question: Uint8Array | null = null;
  let changed = false;

  function encode(state: Uint8Array): Uint8Array {
    length = state.byteLength;
    return (whole = syncMessage(syncProtocol.messageYjsSyncStep2, state));
  }

  function build(base: Uint8Array, more: readonly Uint8Array[]): Y.Doc {
    const built = createYDoc();
    built.transact(() => {
      for (const bytes of [base, ...more]) applyStored(built, bytes);
    });
    // also where a transaction leaves only what waits for its predecessors, which "update" does not tell
    built.on("afterTransaction", () => {
      whole = null;
      question = null;
      changed = true;
    });
    return built;
  }
  if (updates.length > 0) doc = build(snapshot, updates);
  else encode(snapshot);

  const all = () => whole ?? encode(Y.encodeStateAsUpdate(doc!));
  const content: Content = {
    get doc() {
      return (doc ??= build(content.state(), []));
    },
    state() {
      const message = all();
      return message.subarray(message.byteLength - length);
    },
    question() {
      const vector = () => (doc ? Y.encodeStateVector(doc) : Y.encodeStateVectorFromUpdate(content.state()));
      return (question ??= syncMessage(syncProtocol.messageYjsSyncStep1, vector()));
    },
    answer(vector) {
      if (isEmpty(vector)) return all();
      return syncMessage(
        syncProtocol.messageYjsSyncStep2,
        doc ? Y.encodeStateAsUpdate(doc, vector) : Y.diffUpdate(content.state(), vector),
      );
    },
    rest() {
      if (doc && !changed) {
        all();
        doc.destroy();
        doc = null;
      }
      changed = false;
      return doc === null;
    },
  };
  return content;
}
