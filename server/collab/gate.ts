import * as Y from "yjs";
import { createInspector } from "~/app/domain/document/inspect.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { LIMITS } from "./limits.js";

/** Why a connection is closed: a code of `CLOSE`, or of WebSocket where the client shall come again by itself. */
export type Refused = readonly [code: number, reason: string];

export interface Judgement {
  refused: Refused | null;
  /** Whether it may leave a block or an endnote without an id of its own, once it is merged. */
  structural: boolean;
}

export interface Gate {
  /** Judges an edit; one that is not refused is taken to be on its way until `applied` or `dropped`. */
  judge(update: ReturnType<typeof Y.decodeUpdate>, bytes: number): Judgement;
  applied(): void;
  dropped(): void;
  /** Another server's edits came to the document: they were judged there, without those that were made here at the same time. */
  followed(bytes: number): void;
}

const REFUSALS = {
  malformed: [CLOSE.malformedDocument, "the edit would leave the document malformed"],
  grows: [CLOSE.tooLarge, "the document is as large as it may be"],
  /** Its writer comes again by itself and brings along what was missing. */
  gap: [1013, "an earlier edit is missing"],
} as const satisfies Record<string, Refused>;

/** Judges each edit of a document before it is stored: well-formed, complete, and not beyond the largest size. */
export function createGate(doc: Y.Doc, limits: { documentBytes: number; measureAgain: number } = LIMITS): Gate {
  const inspector = createInspector(doc);
  /** The size of the document's state is not above `most`, and not below `least` where that is above the limit. */
  let most: number | null = null;
  let least = 0;
  let measured = 0;

  function isFull() {
    if (most === null || (most > limits.documentBytes && performance.now() - measured > limits.measureAgain)) {
      most = least = Y.encodeStateAsUpdate(doc).byteLength;
      measured = performance.now();
    }
    // between two measurements a text that was not full may grow a little beyond
    return least > limits.documentBytes || most > limits.documentBytes * 1.1;
  }

  return {
    judge(update, bytes) {
      // an edit that takes away at least what it adds is always welcome
      const { verdict, structural, ...found } = inspector.inspect(update, isFull());
      if (verdict !== "fits") return { refused: REFUSALS[verdict], structural };
      most = Math.max(0, (most ?? 0) + bytes - found.deleted);
      least = Math.max(0, least - found.deleted);
      return { refused: null, structural };
    },
    applied: inspector.applied,
    dropped: inspector.forget,
    followed(bytes) {
      if (most !== null) most += bytes;
    },
  };
}
