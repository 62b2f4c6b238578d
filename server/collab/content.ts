import * as Y from "yjs";

/**
 * The committed text of a room. Most rooms are only read most of the time, so it lies here as bytes, from which joiners are served, and
 * becomes a Y.Doc (ten times as large) when somebody writes.
 */
export interface Content {
  /** The text as a Y.Doc, built when it is asked for. Do not keep it: it may be let go of between two turns of the event loop. */
  readonly doc: Y.Doc;
  /** All of it as one update, encoded once for everybody who joins before the next change. */
  state(): Uint8Array;
  /** What it consists of: the sync protocol's step 1. */
  vector(): Uint8Array;
  /** What somebody lacks who has what `vector` says: step 2. */
  since(vector: Uint8Array): Uint8Array;
  /** Lets go of the Y.Doc unless it was changed since the last call. */
  rest(): void;
}

const isEmpty = (vector: Uint8Array) => vector.byteLength === 1 && vector[0] === 0;

/** `snapshot` and the updates after it, as the log has them. */
export function createContent(snapshot: Uint8Array, updates: readonly Uint8Array[]): Content {
  let doc: Y.Doc | null = null;
  let state: Uint8Array | null = snapshot;
  let vector: Uint8Array | null = null;
  let changed = false;

  function build(base: Uint8Array, more: readonly Uint8Array[]): Y.Doc {
    const built = new Y.Doc();
    built.transact(() => {
      for (const bytes of [base, ...more]) Y.applyUpdate(built, bytes);
    });
    // also where a transaction leaves only what waits for its predecessors, which "update" does not tell
    built.on("afterTransaction", () => {
      state = null;
      vector = null;
      changed = true;
    });
    return built;
  }
  if (updates.length > 0) {
    doc = build(snapshot, updates);
    state = null;
  }

  const content: Content = {
    get doc() {
      return (doc ??= build(content.state(), []));
    },
    state: () => (state ??= Y.encodeStateAsUpdate(doc!)),
    vector: () => (vector ??= doc ? Y.encodeStateVector(doc) : Y.encodeStateVectorFromUpdate(content.state())),
    since(known) {
      if (isEmpty(known)) return content.state();
      return doc ? Y.encodeStateAsUpdate(doc, known) : Y.diffUpdate(content.state(), known);
    },
    rest() {
      if (doc && !changed) {
        content.state();
        doc.destroy();
        doc = null;
      }
      changed = false;
    },
  };
  return content;
}
