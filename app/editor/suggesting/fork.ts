import { createYDoc } from "~/app/domain/document/ydoc.js";
import * as Y from "yjs";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { type Change, changesBetween, type LeftOut, leftOut } from "~/app/domain/threads/changes.js";

/** A draft of one's own: a copy of the text that goes along with what others write, and that nobody else sees. */
export interface Fork {
  doc: Y.Doc;
  /** What the draft proposes for the text as it stands. */
  changes(): Change[];
  /** What was done in the draft that cannot be proposed. */
  leftOut(): LeftOut[];
  subscribe: (listener: () => void) => () => void;
  destroy(): void;
}

export function forkOf(live: Y.Doc): Fork {
  const doc = createYDoc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(live), live);
  const listeners = new Set<() => void>();
  let changes: Change[] = [];
  let left: LeftOut[] = [];
  let frame = 0;
  const schedule = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const [base, draft] = [readYDoc(live).blocks, readYDoc(doc).blocks];
      changes = changesBetween(base, draft);
      left = leftOut(base, draft);
      for (const listener of listeners) listener();
    });
  };
  const follow = (update: Uint8Array) => Y.applyUpdate(doc, update, live);
  live.on("update", follow);
  doc.on("update", schedule);
  return {
    doc,
    changes: () => changes,
    leftOut: () => left,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      live.off("update", follow);
      cancelAnimationFrame(frame);
      doc.destroy();
    },
  };
}
