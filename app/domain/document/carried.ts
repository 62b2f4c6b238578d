import { fromBase64, toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { StructuredDocument } from "./document.js";
import { createYDoc } from "./ydoc.js";
import { readYDoc } from "./yjs.js";

/** A text's Yjs state as a page carries it: what is read before any script runs and written in as soon as they have, from one source. */
export type CarriedText = string;

export const carry = (state: Uint8Array): CarriedText => toBase64(state);

/** Brings it into a Y.Doc. */
export const unpack = (doc: Y.Doc, text: CarriedText): void => Y.applyUpdate(doc, fromBase64(text));

export function readCarried(text: CarriedText): StructuredDocument {
  const doc = createYDoc();
  unpack(doc, text);
  return readYDoc(doc);
}
