import * as Y from "yjs";
import { createInspector } from "~/app/domain/document/inspect.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { LIMITS } from "./limits.js";

/** Why a connection is closed: a code of `CLOSE`, or of WebSocket where the client shall come again by itself. */
export type Refused = readonly [code: number, reason: string];

export interface Gate {
  /** Null where the edit may be stored; it is then taken to be on its way until `applied` or `dropped`. */
  refusalOf(update: ReturnType<typeof Y.decodeUpdate>, bytes: number): Refused | null;
  applied(): void;
  dropped(): void;
  /** Whether, since it was last asked, an edit passed that may have left a block or an endnote without an id of its own. */
  mayNeedHealing(): boolean;
}

const MALFORMED: Refused = [CLOSE.malformedDocument, "the edit would leave the document malformed"];
const TOO_LARGE: Refused = [CLOSE.tooLarge, "the document is as large as it may be"];
/** Its writer comes again and brings along what was missing. */
const GAP: Refused = [1013, "an earlier edit is missing"];

/** Judges each edit of a document before it is stored: well-formed, complete, and not beyond the largest size. */
export function createGate(doc: Y.Doc, limits: { documentBytes: number; measureAgain: number } = LIMITS): Gate {
  const inspector = createInspector(doc);
  let structural = true;
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
    refusalOf(update, bytes) {
      // an edit that takes away at least what it adds is always welcome
      const found = inspector.inspect(update, isFull());
      if (found.verdict === "malformed") return MALFORMED;
      if (found.verdict === "gap") return GAP;
      if (found.verdict === "grows") return TOO_LARGE;
      most = Math.max(0, (most ?? 0) + bytes - found.deleted);
      least = Math.max(0, least - found.deleted);
      structural ||= found.structural;
      return null;
    },
    applied: inspector.applied,
    dropped() {
      inspector.forget();
      structural = true;
    },
    mayNeedHealing() {
      const may = structural;
      structural = false;
      return may;
    },
  };
}
